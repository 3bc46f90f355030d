import { type ChildProcess, spawn } from 'node:child_process'

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Told of all that was printed so far, each time more comes. */
  readonly watch?: (printed: string, child: ChildProcess) => void
}

/** Runs a program as a person would type it, with nothing of the test runner's in its environment. */
export function run(words: readonly string[], { folder, env = {}, watch }: RunOptions): Promise<Ran> {
  const [program = '', ...args] = words
  return new Promise((done, failed) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...inherited(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const printed = { stdout: '', stderr: '' }
    const keep = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
      printed[stream] += chunk
      watch?.(printed.stdout + printed.stderr, child)
    }
    child.stdout.on('data', keep('stdout'))
    child.stderr.on('data', keep('stderr'))
    child.on('error', failed)
    child.on('close', (code, signal) =>
      done({ exitCode: code ?? (signal === 'SIGKILL' ? 137 : 1), ...printed }),
    )
  })
}

/** What a fresh shell has: not the runner's variables, and not the repository's own programs on the path. */
function inherited(): Record<string, string> {
  const wanted = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST|NODE_ENV|npm_|INIT_CWD|TENGYUN_|TENCENTCLOUD_|CI$|NODE$|NODE_OPTIONS|NODE_COMPILE_CACHE)/.test(
        name,
      ),
  )
  const env = Object.fromEntries(wanted) as Record<string, string>
  const path = (env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  return { ...env, PATH: path.join(':'), LANG: 'C.UTF-8' }
}

/** Runs and insists on success, showing what was printed where it is missed. */
export async function runWell(words: readonly string[], options: RunOptions): Promise<Ran> {
  const ran = await run(words, options)
  if (ran.exitCode === 0) return ran
  throw new Error(`${words.join(' ')} ended with ${ran.exitCode}\n${ran.stdout}\n${ran.stderr}`)
}
