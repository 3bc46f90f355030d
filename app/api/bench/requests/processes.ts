import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { end } from '../../test/processes.ts'

export interface Server {
  readonly url: string
  /** Microseconds of processor time that it has taken since it was started. */
  work(): Promise<number>
  stop(): Promise<void>
}

/** What a program prints is not to stand among the figures. */
export const QUIET: StdioOptions = ['ignore', 2, 2, 'ipc']

const address = z.object({ port: z.int() })
const usage = z.object({ user: z.number(), system: z.number() })

/** Starts one of the programs beside this one, which tells its address. */
export async function serve(program: string, words: readonly string[]): Promise<Server> {
  const child: ChildProcess = fork(join(import.meta.dirname, program), words, { stdio: QUIET })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended with ${code} before it listened`)
  })
  const [told] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  const { port } = address.parse(told)
  async function work(): Promise<number> {
    const answer = once(child, 'message')
    child.send('work')
    const { user, system } = usage.parse((await answer)[0])
    return user + system
  }
  return { url: `http://127.0.0.1:${port}`, work, stop: () => end(child, 'SIGKILL') }
}

/** The other side of it, in a program that listens. */
export function answerParent(listening: unknown): void {
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.on('disconnect', () => process.exit())
  process.send?.(listening)
}
