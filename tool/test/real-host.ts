import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Host } from '../src/hosts/host.ts'
import type { Script } from '../src/hosts/script.ts'

/**
 * A host with an address of its own, processes of its own and packet rules of its own, made of namespaces of this
 * machine: what only root may do on a host can be tried there without anybody noticing.
 */
export interface RealHost {
  readonly host: Host
  /** Where `/opt` of the host lies on this machine. */
  readonly opt: string
  /** Runs something there and gives what it printed. Fails if it does. */
  run(...words: string[]): Promise<string>
  /** Starts something there. */
  start(...words: string[]): ChildProcessByStdio<null, Readable, null>
  /** As a power cut does: all processes and packet rules are gone, files stay. Then what boots is started. */
  reboot(): Promise<void>
  discard(): Promise<void>
}

/** Of this machine, a host finds its programs and nothing else. */
const env = { PATH: process.env.PATH ?? '' }

/**
 * Whether this machine lets us make one: containers often forbid it, to root as well. In CI as root it has to, since a
 * proof that is always skipped is none.
 */
export const canMakeHosts = process.platform === 'linux' && process.getuid?.() === 0 && mayMakeHosts()

function mayMakeHosts(): boolean {
  const trial =
    'for one in ip nft nsenter pgrep curl; do command -v $one || exit; done; mount -t tmpfs tmpfs /mnt'
  const words = ['--net', '--mount', '--pid', '--fork', '--mount-proc', 'sh', '-ec', trial]
  const { status, error, stdout, stderr } = spawnSync('unshare', words, { env, encoding: 'utf8' })
  if (status !== 0 && process.env.CI)
    throw new Error(`No hosts can be made here: ${error?.message ?? `after ${stdout}${stderr}`}`)
  return status === 0
}

export async function makeRealHost(): Promise<RealHost> {
  const home = await mkdtemp(join(tmpdir(), 'tengyun-host-'))
  const opt = join(home, 'opt')
  const etc = join(home, 'etc')
  await Promise.all([mkdir(opt), mkdir(etc)])
  await chmod(home, 0o755)
  // Releases run without rights here, and write down what they did.
  await chmod(opt, 0o1777)
  await finish('cp', [
    '-a',
    ...['passwd', 'group', 'nsswitch.conf', 'mtab', 'alternatives'].map((name) => `/etc/${name}`),
    etc,
  ])

  // This machine's Node may lie where only root can go.
  const programs = dirname(process.execPath)
  let machine = await start()
  // Its root too: where this machine's own root is a changed one, the namespace alone leads out of it.
  const inside = () => ['-t', machine.first, '--net', '--mount', '--pid', '--root']
  await insistOnOwnFolders()

  /** What runs there writes as root: never into this machine's own folders. */
  async function insistOnOwnFolders() {
    const seen = await finish('nsenter', [...inside(), 'stat', '-c', '%d:%i', '/opt', '/etc'])
    const own = await finish('stat', ['-c', '%d:%i', opt, etc])
    if (seen.output === own.output) return
    await stop()
    throw new Error(`A host of namespaces would write to this machine: ${seen.output}, not ${own.output}`)
  }

  /** A first process that holds the namespaces; all others end with it, and it ends with us: its input does. */
  async function start() {
    const boot = `set -e; ip link set lo up; mount --bind ${opt} /opt; mount --bind ${etc} /etc; mount --bind ${programs} /mnt; echo up; exec cat >/dev/null`
    const words = ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'bash', '-c', boot]
    const process = spawn('unshare', words, { env, stdio: ['pipe', 'pipe', 'inherit'] })
    await new Promise<void>((done, failed) => {
      process.stdout.once('data', () => done())
      process.once('exit', (code) => failed(new Error(`unshare ended with ${code}`)))
    })
    const children = await finish('cat', [`/proc/${process.pid}/task/${process.pid}/children`])
    return { process, first: children.output.trim() }
  }

  async function stop() {
    const { process } = machine
    const ended = new Promise((done) => process.once('exit', done))
    process.kill('SIGKILL')
    await ended
  }

  return {
    opt,
    host: {
      name: 'host-1',
      role: 'all',
      id: 'ins-1',
      publicAddress: '127.0.0.1',
      transport: {
        run: (script) => finish('nsenter', [...inside(), 'bash', '-c', textOf(script)]),
      },
    },
    async run(...words) {
      const { exitCode, output } = await finish('nsenter', [...inside(), ...words])
      if (exitCode !== 0) throw new Error(`${words.join(' ')}: exit code ${exitCode}\n${output}`)
      return output
    },
    start: (...words) =>
      spawn('nsenter', [...inside(), ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
    async reboot() {
      await stop()
      machine = await start()
      await finish('nsenter', [...inside(), 'sh', '/etc/rc.local'])
    },
    async discard() {
      await stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

function textOf({ lines, hidden = {} }: Script): string {
  const text = ['set -eu', ...lines].join('\n')
  return text.replaceAll(/\{\{tat-hidden:(\w+)\}\}/g, (_place, name: string) => hidden[name] ?? '')
}

function finish(program: string, words: readonly string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', failed)
    child.once('close', (code) => done({ exitCode: code ?? 1, output }))
  })
}
