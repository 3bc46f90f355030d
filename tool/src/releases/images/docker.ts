import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { lastLines } from '../../hosts/host.ts'

/** How Docker is called on the machine that deploys; which one answers, `DOCKER_HOST` and contexts say. */
export interface DockerCall {
  readonly folder: string
  readonly signal: AbortSignal | undefined
  /** Variables besides those of this process. */
  readonly variables?: Readonly<Record<string, string>>
  /** Given on standard input, where a secret is no part of an argument list. */
  readonly input?: string
}

/**
 * @returns what it printed
 * @throws TengyunError `release/build-failed` with the end of what it said
 */
export async function docker(words: readonly string[], call: DockerCall): Promise<string> {
  const { child, ended } = start(words, call)
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk
  })
  await ended
  return printed.trimEnd()
}

/** The same, with what it prints handed on as it comes. */
export async function dockerStream(
  words: readonly string[],
  call: DockerCall,
  take: (output: Readable) => Promise<void>,
): Promise<void> {
  const { child, ended } = start(words, call)
  try {
    await Promise.all([take(child.stdout), ended])
  } finally {
    child.kill()
  }
}

function start(words: readonly string[], { folder, signal, variables, input }: DockerCall) {
  const child: ChildProcessByStdio<null | import('node:stream').Writable, Readable, Readable> = spawn(
    'docker',
    words,
    {
      cwd: folder,
      env: { ...process.env, ...variables },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    },
  ) as never
  child.stdin?.end(input)
  return { child, ended: end(child, words) }
}

async function end(
  child: { stdout: Readable; stderr: Readable } & NodeJS.EventEmitter,
  words: readonly string[],
) {
  // A build tells its steps on standard output and its error on either.
  let said = ''
  const keep = (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-20_000)
  }
  child.stderr.on('data', keep)
  if (words[0] === 'build') child.stdout.on('data', keep)
  const [exitCode] = await once(child, 'close').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new TengyunError('host/missing-program', { where: 'this machine', why: 'docker' })
  })
  if (exitCode === 0) return
  throw new TengyunError('release/build-failed', {
    where: ['docker', ...words].join(' '),
    why: `exit code ${exitCode}\n${lastLines(said, 30)}`,
  })
}
