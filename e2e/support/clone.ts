import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, runWell } from './run.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A fresh clone of what is committed, with an emulated cloud of its own on ports of its own. */
export interface Clone {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Stops what runs and removes the folder. */
  discard(): Promise<void>
}

export async function freshClone(): Promise<Clone> {
  const home = await mkdtemp(join(tmpdir(), 'tengyun-clone-'))
  const folder = join(home, 'tengyun')
  await runWell(['git', 'clone', '--quiet', repository, folder], { folder: home })
  const env = { TENGYUN_EMULATOR_PORT: '0', TENGYUN_EMULATOR_COS_PORT: '0' }
  return {
    folder,
    env,
    async discard() {
      await run(['npm', 'stop'], { folder, env })
      await rm(home, { recursive: true, force: true })
    },
  }
}
