import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { waitUntil } from './wait-until.ts'

/** Milliseconds that processes have to end by themselves after TERM. */
const patience = 5_000

/**
 * The processes of a host: those that work below its folder, and those that were given `HOST_ROOT`. A daemon may
 * change its folder and another clean its environment; hardly any does both. With the folder that holds all
 * hosts, the processes of all.
 */
export function processesOf(hostRoot: string): number[] {
  const pids = existsSync('/proc/self') ? listProc(hostRoot) : listWithPs(hostRoot)
  return pids.filter((pid) => pid !== process.pid)
}

/** The process that was started with this file as an argument, unless it made itself another program since. */
export function processStartedWith(file: string): number | undefined {
  return existsSync('/proc/self')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => told(pid, 'cmdline').split('\0').includes(file))
        .map(Number)[0]
    : askPs('-axww')
        .filter((line) => line.split(' ').includes(file))
        .map((line) => Number.parseInt(line, 10))[0]
}

/** Ends the host's processes: TERM, then KILL to those that stay. */
export async function endProcessesOf(hostRoot: string): Promise<void> {
  signalAll(processesOf(hostRoot), 'SIGTERM')
  const ended = await waitUntil(() => processesOf(hostRoot).length === 0, patience)
  if (!ended) signalAll(processesOf(hostRoot), 'SIGKILL')
}

/** Signals the process group that `leader` heads; one that is gone needs none. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  signalAll([-leader], signal)
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function listProc(hostRoot: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isBelow(cwdOf(pid), hostRoot) || isBelow(givenRoot(told(pid, 'environ')), hostRoot))
    .map(Number)
}

function isBelow(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root}/`)
}

function cwdOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return '' // Gone meanwhile, or somebody else's.
  }
}

function givenRoot(environment: string): string {
  return /(?:^|[\0 ])HOST_ROOT=([^\0 ]*)/.exec(environment)?.[1] ?? ''
}

function told(pid: string, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // Gone meanwhile, or somebody else's.
  }
}

/** macOS: `ps -E` shows the environment behind the command. */
function listWithPs(hostRoot: string): number[] {
  return askPs('-axwwE')
    .filter((line) => isBelow(givenRoot(line), hostRoot))
    .map((line) => Number.parseInt(line, 10))
}

function askPs(options: string): string[] {
  const words = [options, '-o', 'pid=,command=']
  return execFileSync('ps', words, { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n')
}
