import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes the config of a shop that is built in no time: `shop/server.cjs` as it stands.
 *
 * @param local what its environment has besides its place, as the config says it
 * @param app what its app has besides its build and its start
 */
export function writeShopConfig(folder: string, local: string, app = 'drain: 2,'): Promise<void> {
  const config = `export default {
  project: 'shop',
  app: {
    build: { command: 'mkdir -p shop-out && cp shop/server.cjs shop-out/', inputs: ['shop'], output: 'shop-out' },
    start: 'node server.cjs',
    ${app}
  },
  environments: {
    local: {
      cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6',
      ${local}
    },
  },
}
`
  return writeFile(join(folder, 'tengyun.config.ts'), config)
}
