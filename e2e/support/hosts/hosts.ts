import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, runWell } from '../run.ts'
import { startHost, type TestHost } from './host.ts'
import { createNetwork, isAlive } from './network.ts'

/** Servers for a test: each with its own network, processes, files, sshd and dockerd. Linux, as root. */
export interface TestHosts {
  readonly hosts: readonly TestHost[]
  /** The host of that name. */
  host(name: string): TestHost
  /** Where the hosts reach this machine. */
  readonly gateway: string
  /** Of this machine, for what the test writes; removed with the hosts. */
  readonly folder: string
  /** Opens every host to `root`: an Ed25519 key of OpenSSH's format, without a passphrase. */
  readonly identityFile: string
  readonly publicKey: string
  /** Ends everything and leaves nothing behind. Hosts also end with the process that started them. */
  stop(): Promise<void>
}

/** @param names one host for each, such as `['web-1', 'web-2']` */
export async function startHosts(names: readonly string[]): Promise<TestHosts> {
  await removeAbandoned()
  const disk = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  const memory = await mkdtemp(join('/dev/shm', `${prefix}${process.pid}-`))
  const identityFile = join(disk, 'identity')
  await runWell(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', identityFile], {
    folder: disk,
  })
  const publicKey = (await readFile(`${identityFile}.pub`, 'utf8')).trim()
  const network = await createNetwork()
  const started: TestHost[] = []
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await Promise.all(started.map((host) => host.shutDown()))
    await network.remove()
    await Promise.all([disk, memory].map(remove))
    await removeCgroups(process.pid)
  }
  const attempts = await Promise.allSettled(
    names.map(async (name, index) => {
      started[index] = await startHost({
        name,
        address: network.addressOf(index),
        folders: await makeFolders(disk, memory, name),
        cgroup: `/${prefix}${process.pid}/${name}`,
        authorizedKey: publicKey,
        plug: network.plug,
      })
    }),
  )
  const failed = attempts.find((attempt) => attempt.status === 'rejected')
  if (failed !== undefined) {
    await stop()
    throw failed.reason
  }
  return {
    hosts: started,
    host(name) {
      const found = started.find((one) => one.name === name)
      if (found === undefined) throw new Error(`There is no test host ${name}.`)
      return found
    },
    gateway: network.gateway,
    folder: disk,
    identityFile,
    publicKey,
    stop,
  }
}

const prefix = 'tengyun-hosts-'

async function makeFolders(disk: string, memory: string, name: string) {
  const folders = { disk: join(disk, name), layer: join(memory, name) }
  const all = [folders.disk, ...['upper', 'work', 'root'].map((one) => join(folders.layer, one))]
  for (const folder of all) await mkdir(folder, { recursive: true, mode: 0o755 })
  return folders
}

/** What dockerd made for its containers; the kernel keeps it when a host's power is cut. */
async function removeCgroups(pid: number): Promise<void> {
  await run(['sh', '-c', `find /sys/fs/cgroup -depth -type d -path '*/${prefix}${pid}*' -exec rmdir {} +`], {
    folder: '/',
  })
}

/** What runs that were killed left behind. */
async function removeAbandoned(): Promise<void> {
  for (const parent of [tmpdir(), '/dev/shm']) {
    for (const name of await readdir(parent)) {
      const pid = Number(name.match(/^tengyun-hosts-(\d+)-/)?.[1])
      if (!pid || isAlive(pid)) continue
      await remove(join(parent, name))
      await removeCgroups(pid)
    }
  }
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}
