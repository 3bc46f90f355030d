import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { removeConnection } from '../daemon/connection.ts'
import { runningPid } from '../daemon/lock.ts'
import { waitUntil } from '../data-planes/wait-until.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Options } from './options.ts'

/** Milliseconds that hosts and databases may take to end. */
const patience = 60_000

/** Ends the emulator, its hosts and its databases. The data stays. */
export async function stop({ data }: Options): Promise<number> {
  console.log(
    (await stopEmulator(data)) ? 'The emulator has stopped; its data stays.' : 'The emulator did not run.',
  )
  return exitCodes.done
}

/** @returns whether it ran */
export async function stopEmulator(data: string): Promise<boolean> {
  const pid = runningPid(data)
  if (pid === undefined) {
    await stopLeftovers(data)
    return false
  }
  process.kill(pid, 'SIGTERM')
  const ended = await waitUntil(() => runningPid(data) === undefined, patience)
  if (ended) return true
  throw new Failure(exitCodes.outside, `The emulator (pid ${pid}) has not ended after ${patience / 1000} s.`)
}

/** Hosts and databases outlive an emulator that was killed. */
async function stopLeftovers(data: string): Promise<void> {
  removeConnection(data)
  if (!existsSync(join(data, 'state.jsonl'))) return
  const { stopDataPlanes } = await import('../emulator.ts')
  await stopDataPlanes(data)
}
