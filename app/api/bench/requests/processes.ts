import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { end } from '../../test/processes.ts'

export interface Server {
  readonly url: string
  stop(): Promise<void>
}

/** What a program prints is not to stand among the figures. */
export const QUIET: StdioOptions = ['ignore', 2, 2, 'ipc']

const address = z.object({ port: z.int() })

/** Starts one of the programs beside this one, which tells its address. */
export async function serve(program: string, words: readonly string[]): Promise<Server> {
  const child: ChildProcess = fork(join(import.meta.dirname, program), words, { stdio: QUIET })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended with ${code} before it listened`)
  })
  const [told] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  const { port } = address.parse(told)
  return { url: `http://127.0.0.1:${port}`, stop: () => end(child, 'SIGKILL') }
}
