import { spawn } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { World } from '../engine/world.ts'
import { endProcessesOf, processesOf } from './processes.ts'

/** A CVM is a folder on this machine: `/` of the host. Its programs are this machine's, run below the folder. */
export function hostRoot(world: World, instanceId: string): string {
  return join(world.dataFolder, 'hosts', instanceId)
}

export function diskFolder(world: World, diskId: string): string {
  return join(world.dataFolder, 'disks', diskId)
}

const folders = [
  'dev/disk/by-id',
  'etc',
  'home',
  'opt',
  'root',
  'srv',
  'tmp',
  'usr/local',
  'var/lib',
  'var/log',
]

/** Makes the host's folder and runs what it starts at boot, unless its programs run already. */
export async function bootHost(world: World, instanceId: string): Promise<void> {
  const root = hostRoot(world, instanceId)
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  const boot = join(root, 'etc/rc.local')
  if (!isExecutable(boot) || processesOf(root).length > 0) return
  const log = openSync(join(root, 'var/log/rc.local.log'), 'a')
  try {
    const options = { cwd: join(root, 'root'), env: await hostEnvironment(world, instanceId), detached: true }
    const child = spawn(boot, [], { ...options, stdio: ['ignore', log, log] })
    child.on('error', (error) => console.error(`The host ${instanceId} could not run its rc.local.`, error))
    child.unref()
  } finally {
    closeSync(log)
  }
}

/**
 * Lays user data where cloud-init keeps it. Nobody carries it out: it is written for a fresh machine, as root, and
 * the host is a folder of this one.
 */
export function keepUserData(world: World, instanceId: string, text: string): void {
  const folder = join(hostRoot(world, instanceId), 'var/lib/cloud/instance')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'user-data.txt'), text, { mode: 0o600 })
}

/** Ends all processes of the host; its files stay. */
export function shutDownHost(world: World, instanceId: string): Promise<void> {
  return endProcessesOf(hostRoot(world, instanceId))
}

/** Ends the processes of all hosts at once. */
export function shutDownAllHosts(world: World): Promise<void> {
  return endProcessesOf(join(world.dataFolder, 'hosts'))
}

/** Removes the files of a host that is shut down, and of the disks that go with it. */
export async function removeHost(
  world: World,
  instanceId: string,
  diskIds: readonly string[],
): Promise<void> {
  for (const diskId of diskIds) removeDisk(world, diskId)
  rmSync(hostRoot(world, instanceId), { recursive: true, force: true })
}

/** Removes hosts and disks that a killed emulator had written off without coming to their files. */
export async function sweepHosts(
  world: World,
  isInstance: (id: string) => boolean,
  isDisk: (id: string) => boolean,
) {
  for (const id of entries(join(world.dataFolder, 'hosts')).filter((name) => !isInstance(name))) {
    await shutDownHost(world, id)
    await removeHost(world, id, [])
  }
  for (const id of entries(join(world.dataFolder, 'disks')).filter((name) => !isDisk(name)))
    removeDisk(world, id)
}

/** Everything that a host's programs find in their environment; nothing of the emulator's own but `PATH`. */
export async function hostEnvironment(world: World, instanceId: string): Promise<Record<string, string>> {
  const root = hostRoot(world, instanceId)
  return {
    HOST_ROOT: root,
    HOST_ADDRESS: await world.addresses.allocate(instanceId),
    METADATA_ENDPOINT: `${world.endpoint}/hosts/${instanceId}`,
    HOME: join(root, 'root'),
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
  }
}

/** Shows the disk in the host where the cloud shows it: `/dev/disk/by-id/virtio-<id>`. */
export function plugDisk(world: World, instanceId: string, diskId: string): void {
  const folder = diskFolder(world, diskId)
  const device = devicePath(world, instanceId, diskId)
  mkdirSync(folder, { recursive: true })
  mkdirSync(join(device, '..'), { recursive: true })
  rmSync(device, { force: true })
  symlinkSync(folder, device)
}

export function unplugDisk(world: World, instanceId: string, diskId: string): void {
  rmSync(devicePath(world, instanceId, diskId), { force: true })
}

export function removeDisk(world: World, diskId: string): void {
  rmSync(diskFolder(world, diskId), { recursive: true, force: true })
}

function devicePath(world: World, instanceId: string, diskId: string): string {
  return join(hostRoot(world, instanceId), 'dev/disk/by-id', `virtio-${diskId}`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function entries(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
