import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts another config in the place of the shipped one: that with its `local` environment alone, changed.
 *
 * @param environment members of an object that take the place of those of `local`; `local` itself is at hand in them
 * @param more the name that the environment gets, and members that take the place of those of the app
 */
export async function changeShippedConfig(
  folder: string,
  environment: string,
  { name = 'local', app = '' } = {},
): Promise<void> {
  await rename(join(folder, 'tengyun.config.ts'), join(folder, 'shipped.config.ts'))
  await writeFile(
    join(folder, 'tengyun.config.ts'),
    `import shipped from './shipped.config.ts'

const { local } = shipped.environments
export default {
  ...shipped,
  app: { ...shipped.app, ${app} },
  environments: { ${name}: { ...local, ${environment} } },
}
`,
  )
}
