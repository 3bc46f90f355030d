import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readyClone } from '../clone.ts'
import { startRobot } from '../pipelines/robot.ts'

/** The repository as its readers have it in front of them, with an emulated cloud in place of their account. */
export interface DocsProject {
  readonly folder: string
  /** What the reader's shell has. */
  readonly env: Readonly<Record<string, string>>
  discard(): Promise<void>
}

export async function openDocsProject(): Promise<DocsProject> {
  const robot = await startRobot()
  const clone = await readyClone({ speed: 600 })
  await moveToEmulator(clone.folder)
  const programs = await layPrograms(clone.folder)
  return {
    folder: clone.folder,
    env: {
      ...clone.env,
      PATH: `${programs}:${clone.folder}/node_modules/.bin:${process.env.PATH}`,
      WECOM_ROBOT: robot.address,
      // The pages in English are those that are run.
      LANG: 'C.UTF-8',
    },
    async discard() {
      await clone.discard()
      await robot.stop()
    },
  }
}

/**
 * The shipped config with every environment in the emulated cloud, so that commands need no `--emulator` behind them.
 * The console is built once, since no page changes it, and no release is watched for a minute: that is another story.
 * No hours are quiet, since what pages show is shown by day.
 */
async function moveToEmulator(folder: string): Promise<void> {
  await rename(join(folder, 'tengyun.config.ts'), join(folder, 'shipped.config.ts'))
  await writeFile(
    join(folder, 'tengyun.config.ts'),
    `import shipped from './shipped.config.ts'

const { app } = shipped
const [api, console] = app.build.command.split(' && ')
const build = { ...app.build, command: api + ' && (test -e app/dist/console/index.html || ' + console + ')' }
const awake = ({ quietHours, ...notices }) => ({ notices })
const moved = Object.entries(shipped.environments).map(([name, { releases: { guard, ...releases } = {}, ...environment }]) => [
  name,
  { ...environment, releases, ...(environment.notices && awake(environment.notices)), cloud: 'emulator', compute: { ...environment.compute, runtime: 'process' } },
])
export default { ...shipped, app: { ...app, build }, environments: Object.fromEntries(moved) }
`,
  )
}

/** `npx` as it is where the package is installed: it starts what lies in the project, and asks no registry. */
async function layPrograms(folder: string): Promise<string> {
  const programs = join(folder, '..', 'programs')
  await mkdir(programs)
  const places = { tengyun: 'tool/bin/tengyun.js', 'tengyun-emulator': 'emulator/bin/tengyun-emulator.js' }
  for (const [name, place] of Object.entries(places))
    await layProgram(join(programs, name), `exec node ${join(folder, place)} "$@"`)
  await layProgram(join(programs, 'npx'), `program=$1\nshift\nexec ${programs}/"$program" "$@"`)
  return programs
}

async function layProgram(path: string, script: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
}
