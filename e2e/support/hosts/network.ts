import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { run, runWell } from '../run.ts'

/** A bridge of this machine, to which test hosts are plugged. This machine is its first address. */
export interface Network {
  /** Where hosts reach this machine. */
  readonly gateway: string
  /** Gives the network namespace of a process an address, and a way to this machine. */
  plug(pid: number, address: string): Promise<void>
  addressOf(index: number): string
  remove(): Promise<void>
}

/** Named after the process it belongs to, so that a later run finds those that were left behind. */
const prefix = 'tyt'

export async function createNetwork(): Promise<Network> {
  await removeAbandoned()
  const bridge = `${prefix}${process.pid}`
  const subnet = await freeSubnet()
  const gateway = `${subnet}.1`
  await ip('link', 'add', bridge, 'type', 'bridge')
  await ip('address', 'add', `${gateway}/24`, 'dev', bridge)
  await ip('link', 'set', bridge, 'up')
  const cables: string[] = []
  return {
    gateway,
    addressOf: (index) => `${subnet}.${10 + index}`,
    async plug(pid, address) {
      const cable = `${bridge}-${cables.length}`
      cables.push(cable)
      await ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(pid))
      await ip('link', 'set', cable, 'master', bridge, 'up')
      const inside = ['nsenter', '--target', String(pid), '--net', 'ip']
      await runWell([...inside, 'address', 'add', `${address}/24`, 'dev', 'eth0'], here)
      await runWell([...inside, 'link', 'set', 'eth0', 'up'], here)
      await runWell([...inside, 'route', 'add', 'default', 'via', gateway], here)
    },
    async remove() {
      // A cable goes with its host, but only once the kernel comes round to it.
      for (const cable of cables.filter(isLink)) await run(['ip', 'link', 'delete', cable], here)
      await ip('link', 'delete', bridge)
    },
  }
}

const here = { folder: '/' }

function isLink(name: string): boolean {
  return existsSync(`/sys/class/net/${name}`)
}

async function ip(...words: string[]): Promise<string> {
  const { stdout } = await runWell(['ip', ...words], here)
  return stdout
}

/**
 * One of 10.213.0.0/16 that no route of this machine leads to. Where to begin looking differs from one process to the
 * next, since two that look at the same moment find the same ones free.
 */
async function freeSubnet(): Promise<string> {
  const routes = await ip('route')
  const third = Array.from({ length: 256 }, (_, index) => (process.pid + index) % 256).find(
    (candidate) => !routes.includes(`10.213.${candidate}.`),
  )
  if (third === undefined) throw new Error('All of 10.213.0.0/16 is in use.')
  return `10.213.${third}`
}

/** Bridges and cables of runs that were killed; their hosts ended with them. */
async function removeAbandoned(): Promise<void> {
  for (const link of await readdir('/sys/class/net')) {
    const pid = Number(link.match(/^tyt(\d+)(-\d+)?$/)?.[1])
    if (pid && !isAlive(pid)) await run(['ip', 'link', 'delete', link], here)
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
