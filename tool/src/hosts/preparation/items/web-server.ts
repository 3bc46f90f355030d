import type { Item } from '../item.ts'

/** nginx for the runtime `process`, which starts it with a configuration of its own: the package's would be in the way. */
export const webServer: Item = {
  id: 'web-server',
  title: { en: 'nginx, without its own site', zh: 'nginx（不启用自带站点）' },
  packages: [{ names: ['nginx'], present: 'command -v nginx' }],
  check: ['if systemctl is-enabled -q nginx; then exit 1; fi'],
  apply: ['systemctl disable -q --now nginx'],
}
