import { type ChildProcess, spawn } from 'node:child_process'

export interface RunningProgram {
  readonly child: ChildProcess
  /** @throws Error with what it complained of, unless it ended with 0 */
  ended(): Promise<void>
}

/** Characters of a program's complaints that are kept: the end of them. */
const kept = 4_000

/** Starts a program whose standard input and output are pipes, and whose complaints are kept for its end. */
export function startProgram(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningProgram {
  const [program = '', ...args] = words
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (piece: Buffer) => {
    complaints = `${complaints}${piece}`.slice(-kept)
  })
  const exit = new Promise<void>((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`${program} does not start: ${cause.message}`, { cause })))
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code ?? signal}: ${complaints.trim()}`))
    })
  })
  // Looked at by whoever asks how it ended.
  exit.catch(() => {})
  return { child, ended: () => exit }
}
