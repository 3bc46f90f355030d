import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

/** Reachable from instances only. https://cloud.tencent.com/document/product/213/30392 */
const servers = [1, 2, 3, 4, 5].map((number) => `server time${number}.tencentyun.com iburst`)

/** TLS, signed links and tokens all fail on a clock that is off. */
export function time({ isInstance }: PreparationSettings): Item {
  return {
    id: 'time',
    title: { en: 'time synchronised by chrony', zh: '由 chrony 同步时间' },
    packages: [{ names: ['chrony'] }],
    files: isInstance
      ? [{ path: '/etc/chrony/sources.d/tencent.sources', content: `${servers.join('\n')}\n` }]
      : [],
    check: ['systemctl is-enabled -q chrony', 'systemctl is-active -q chrony'],
    apply: ['systemctl enable -q chrony', 'systemctl restart chrony'],
  }
}
