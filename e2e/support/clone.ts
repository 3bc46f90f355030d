import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Ran, type RunOptions, run, runWell } from './run.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A fresh clone of what is committed, with an emulated cloud of its own on ports of its own. */
export interface Clone {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Stops what runs and removes the folder. */
  discard(): Promise<void>
}

/** As a newcomer has it: nothing installed. */
export async function freshClone(): Promise<Clone> {
  const { home, folder } = await clone()
  return {
    folder,
    env: ownPorts,
    async discard() {
      await run(['npm', 'stop'], { folder, env: ownPorts })
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** With this repository's dependencies, and nothing else; `discard` removes it. */
export async function quietClone(): Promise<{ readonly folder: string; discard(): Promise<void> }> {
  const { home, folder } = await clone()
  // npm gives a workspace modules of its own where it needs another version than the rest.
  for (const modules of ['node_modules', 'app/console/node_modules'])
    await symlink(join(repository, modules), join(folder, modules))
  return { folder, discard: () => rm(home, { recursive: true, force: true }) }
}

/**
 * With this repository's dependencies, for stories that are not about the set-up; its emulated cloud runs.
 *
 * @param speed how many times faster than the cloud it changes
 * @param address of this machine, where hosts that are not on it reach the emulated cloud
 */
export async function readyClone({
  speed = 60,
  address = '127.0.0.1',
} = {}): Promise<Clone & { readonly tengyun: Tengyun }> {
  const { folder, discard } = await quietClone()
  const env = { ...ownPorts, TENGYUN_EMULATOR_ADDRESS: address }
  const tengyun: Tengyun = (words, more = {}) =>
    run(['node_modules/.bin/node', 'tool/bin/tengyun.js', ...words], {
      folder,
      ...more,
      env: { ...env, PATH: `${folder}/node_modules/.bin:${process.env.PATH}`, ...more.env },
    })
  await tengyun(['emulator', 'start', '--speed', String(speed)])
  return {
    folder,
    env,
    tengyun,
    async discard() {
      await tengyun(['emulator', 'stop'])
      await discard()
    },
  }
}

/** Types one command in a clone. */
export type Tengyun = (words: readonly string[], more?: Partial<RunOptions>) => Promise<Ran>

const ownPorts = { TENGYUN_EMULATOR_PORT: '0', TENGYUN_EMULATOR_COS_PORT: '0' }

async function clone(): Promise<{ readonly home: string; readonly folder: string }> {
  const home = await mkdtemp(join(tmpdir(), 'tengyun-clone-'))
  const folder = join(home, 'tengyun')
  await runWell(['git', 'clone', '--quiet', repository, folder], { folder: home })
  return { home, folder }
}
