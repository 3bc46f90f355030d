import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Ran, run, runWell } from '../run.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
const bootScript = fileURLToPath(new URL('boot.sh', import.meta.url))
const node = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))

/** A server: Debian as on this machine with the repository's Node, sshd on port 22, dockerd and a file system of its own. */
export interface TestHost {
  readonly name: string
  readonly address: string
  /** As in known_hosts: `ssh-ed25519 AAAA…`. */
  readonly hostKey: string
  /** For `DOCKER_HOST`: its dockerd as seen from this machine. Another one after a reboot. */
  readonly docker: string
  /** Its file system as seen from this machine. Another path after a reboot. */
  readonly root: string
  /** Its first process, as seen from this machine. Another one after a reboot. */
  readonly pid: number
  /** Runs a line of shell there as root, past sshd. */
  run(line: string): Promise<Ran>
  /** The same, and insists on success. */
  runWell(line: string): Promise<Ran>
  /** As when the power is cut and comes back: what was written stays, what ran is gone. */
  reboot(): Promise<void>
  /** Cuts the power. */
  shutDown(): Promise<void>
}

export interface HostInput {
  readonly name: string
  readonly address: string
  readonly folders: { readonly disk: string; readonly layer: string }
  /** Control group of its containers. */
  readonly cgroup: string
  readonly authorizedKey: string
  readonly plug: (pid: number, address: string) => Promise<void>
}

export async function startHost(input: HostInput): Promise<TestHost> {
  const { name, address, folders } = input
  const hostKey = await installSystem(join(folders.layer, 'upper'), input)
  let power = await boot(input)
  const enter = (line: string) => ['nsenter', '--target', String(power.pid), '--all', 'sh', '-c', line]
  const host: TestHost = {
    name,
    address,
    hostKey,
    get pid() {
      return power.pid
    },
    get root() {
      return `/proc/${power.pid}/root`
    },
    get docker() {
      return `unix://${host.root}/run/docker.sock`
    },
    run: (line) => run(enter(line), { folder: '/' }),
    runWell: (line) => runWell(enter(line), { folder: '/' }),
    async reboot() {
      await cutPower(power.process)
      power = await boot(input)
      await awaitReady(host)
    },
    shutDown: () => cutPower(power.process),
  }
  try {
    await awaitReady(host)
  } catch (error) {
    await host.shutDown()
    throw error
  }
  return host
}

/** What differs from the machine's own system: its name, who may log in and how, and Node. */
async function installSystem(upper: string, { name, authorizedKey }: HostInput): Promise<string> {
  const ssh = join(upper, 'etc/ssh')
  const key = join(ssh, 'ssh_host_ed25519_key')
  await mkdir(join(ssh, 'sshd_config.d'), { recursive: true })
  await runWell(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', key], { folder: upper })
  await writeFile(
    join(ssh, 'sshd_config.d/00-keys-only.conf'),
    'HostKey /etc/ssh/ssh_host_ed25519_key\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n',
  )
  await mkdir(join(upper, 'root/.ssh'), { recursive: true, mode: 0o700 })
  await chmod(join(upper, 'root'), 0o700)
  // Bash reads it for every command over SSH; this machine's own may take its time.
  await writeFile(join(upper, 'root/.bashrc'), '')
  await writeFile(join(upper, 'root/.ssh/authorized_keys'), `${authorizedKey}\n`, { mode: 0o600 })
  await writeFile(join(upper, 'etc/hostname'), `${name}\n`)
  // A copy, since others than root may not be let into the folder of the repository.
  await mkdir(join(upper, 'usr/local/bin'), { recursive: true })
  await copyFile(node, join(upper, 'usr/local/bin/node'))
  const [type, value] = (await readFile(`${key}.pub`, 'utf8')).split(' ')
  return `${type} ${value}`
}

/** Starts the first process in new namespaces, bound to end with this one, however that ends. */
async function boot({ name, address, folders, cgroup, plug }: HostInput) {
  const process = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL'],
      ...['unshare', '--net', '--mount', '--pid', '--uts', '--ipc', '--propagation', 'private'],
      ...['--fork', '--kill-child'],
      ...['sh', bootScript, name, folders.disk, folders.layer, cgroup, repository],
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
    },
  )
  const pid = await firstProcess(process)
  await plug(pid, address)
  return { process, pid }
}

/** `unshare` stays outside; its only child is the host's first process. */
async function firstProcess(unshare: ChildProcess): Promise<number> {
  const { pid } = unshare
  for await (const _ of patience(10, () => `unshare ended with ${unshare.exitCode}`)) {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
    if (children.trim() !== '') return Number(children)
  }
  throw new Error('unreachable')
}

async function awaitReady(host: TestHost): Promise<void> {
  const missing = { current: '' }
  for await (const _ of patience(60, () => `${host.name}: ${missing.current}`)) {
    // The pid namespace's own sshd and dockerd, not what this machine may run.
    const { exitCode, stderr } = await host.run(
      'docker info >/dev/null && ssh-keyscan -t ed25519 127.0.0.1 2>/dev/null | grep -q ed25519 || { tail -n 5 /var/log/dockerd.log /var/log/sshd.log >&2; false; }',
    )
    if (exitCode === 0) return
    missing.current = stderr
  }
}

/** Turns of 50 ms, until too many. */
async function* patience(seconds: number, why: () => string): AsyncGenerator<undefined> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    yield undefined
    await setTimeout(50)
  }
  throw new Error(`Not within ${seconds} s: ${why()}`)
}

async function cutPower(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}
