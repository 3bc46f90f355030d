import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { SshAddress } from '../src/hosts/ssh/connection.ts'

/** sshd insists on being called by its whole path: it starts itself anew for each connection. */
const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((path) => existsSync(path))

export const hasSshd = program !== undefined

/** The path of sshd, on a machine where it can be run: the service makes the folder that it insists on, if it ever started. */
export function sshdProgram(): string {
  if (program === undefined) throw new Error('there is no sshd on this machine')
  // It keeps what it gives up here between being started and taking a connection.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  return program
}

export interface TestSshd {
  /** How to reach it as the user who runs the test. */
  readonly address: SshAddress
  /** `ssh-ed25519 AAAA…` */
  readonly hostKey: string
  /** The fingerprint of its RSA key, as `ssh-keygen -l` shows it. */
  readonly rsaFingerprint: string
  /** Path of a private key that it lets in. */
  readonly identity: string
  /** Path of a private key that it does not know. */
  readonly stranger: string
  /** Cuts every connection; the server goes on. */
  cut(): void
  stop(): Promise<void>
}

/** A real sshd on a free port, with keys of its own, that lets in the user who runs the test. */
export async function startSshd(): Promise<TestSshd> {
  const sshd = sshdProgram()
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-sshd-'))
  const at = (name: string) => join(folder, name)
  for (const [name, type] of [
    ['host', 'ed25519'],
    ['host-rsa', 'rsa'],
    ['identity', 'ed25519'],
    ['stranger', 'ed25519'],
  ] as const) {
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', at(name)])
  }
  await copyFile(at('identity.pub'), at('authorized_keys'))
  const port = await freePort()
  await writeFile(
    at('sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `HostKey ${at('host-rsa')}`,
      `AuthorizedKeysFile ${at('authorized_keys')}`,
      'PidFile none',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      // The folder lies in /tmp, which everybody may write to.
      'StrictModes no',
      // What the shell of the one who runs the tests does first is none of theirs, and not always quiet.
      `SetEnv HOME=${folder}`,
      '',
    ].join('\n'),
  )
  const child = spawn(sshd, ['-D', '-e', '-f', at('sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  await listening(child, port)
  const hostKey = withoutComment(await readFile(at('host.pub'), 'utf8'))
  return {
    address: { address: '127.0.0.1', port, user: userInfo().username, hostKey },
    hostKey,
    rsaFingerprint:
      execFileSync('ssh-keygen', ['-lf', at('host-rsa.pub')], { encoding: 'utf8' }).split(' ')[1] ?? '',
    identity: at('identity'),
    stranger: at('stranger'),
    cut() {
      for (const pid of childrenOf(child.pid ?? 0)) signal(pid, 'SIGKILL')
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      for (const pid of childrenOf(child.pid ?? 0)) signal(pid, 'SIGTERM')
      child.kill()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes(`listening on 127.0.0.1 port ${port}`)) resolve()
    })
    child.once('exit', () => reject(new Error(`sshd did not start:\n${said}`)))
  })
}

/** One connection is one child of the server, which in turn has one that acts for the user. */
function childrenOf(pid: number): number[] {
  const found = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  return found.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself meanwhile.
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function withoutComment(key: string): string {
  return key.trim().split(' ').slice(0, 2).join(' ')
}
