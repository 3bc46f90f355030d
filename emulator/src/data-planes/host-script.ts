import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { World } from '../engine/world.ts'
import { hostEnvironment, hostRoot } from './host.ts'
import { processStartedWith, signalGroup } from './processes.ts'

export interface HostScript {
  readonly instanceId: string
  /** Names its files; unique. */
  readonly name: string
  /** What bash runs, secrets and all. */
  readonly script: string
  /** A path of the host: `/root`. */
  readonly workingDirectory: string
  /** Seconds */
  readonly timeout: number
  /** Given the path of all that was printed, once it ended and before that is cut to what is kept. */
  readonly atEnd?: (printed: string) => Promise<void>
}

export interface RunningScript {
  readonly processGroup: number
  readonly ended: Promise<ScriptEnd>
}

export interface ScriptEnd {
  /** Null if a signal ended it. */
  readonly exitCode: number | null
  readonly timedOut: boolean
  /** Bytes that it printed and that are not kept. */
  readonly dropped: number
}

/** Bytes of output that are kept. */
const keptOutput = 24 * 1024

/**
 * Runs a script in a host. It reaches bash as a file that only the owner can read and that goes when bash does:
 * on a command line everybody would see its secrets, and on standard input its own commands would eat it. What
 * it prints goes to a file rather than a pipe, so that a daemon it leaves behind is not cut off with the
 * emulator.
 *
 * @throws Error if the working directory does not exist
 */
export async function startScript(world: World, given: HostScript): Promise<RunningScript> {
  const cwd = join(hostRoot(world, given.instanceId), given.workingDirectory)
  if (!existsSync(cwd)) throw new Error(`The working directory ${given.workingDirectory} does not exist.`)
  const env = await hostEnvironment(world, given.instanceId)
  const files = filesOf(world, given.name)
  mkdirSync(folderOf(world), { recursive: true, mode: 0o700 })
  writeFileSync(files.script, given.script, { mode: 0o600 })

  const output = openSync(files.printed, 'a', 0o600)
  // `detached` gives it a process group of its own, so that a timeout reaches all that it started.
  const options = { cwd, env, detached: true, stdio: ['ignore', output, output] } as const
  const child = spawn('bash', [files.script], { ...options, stdio: [...options.stdio] })
  closeSync(output)

  const processGroup = child.pid ?? 0
  const ended = new Promise<ScriptEnd>((resolve, reject) => {
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      signalGroup(processGroup, 'SIGKILL')
    }, given.timeout * 1000)
    child.once('exit', async (exitCode) => {
      clearTimeout(timer)
      await given.atEnd?.(files.printed)
      resolve({ exitCode, timedOut, dropped: keepOutput(world, given.name) })
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
  return { processGroup, ended: ended.finally(() => rmSync(files.script, { force: true })) }
}

/** The process group of a script that an earlier life of the emulator started, if its bash still runs. */
export function leftoverOf(world: World, name: string): number | undefined {
  return processStartedWith(filesOf(world, name).script)
}

/** The beginning of what the script has printed so far. */
export function readOutput(world: World, name: string): Buffer {
  const { kept, printed } = filesOf(world, name)
  if (existsSync(kept)) return beginning(kept)
  return existsSync(printed) ? beginning(printed) : Buffer.alloc(0)
}

/** Removes what scripts of a killed emulator left behind: their text and the output that nobody waits for. */
export function sweepScripts(world: World): void {
  const folder = folderOf(world)
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names.filter((one) => !one.endsWith('.kept')))
    rmSync(join(folder, name), { force: true })
}

/** Cuts the output to what is kept and returns how much that leaves out. */
function keepOutput(world: World, name: string): number {
  const { kept, printed } = filesOf(world, name)
  const size = statSync(printed).size
  writeFileSync(kept, beginning(printed), { mode: 0o600 })
  rmSync(printed)
  return Math.max(0, size - keptOutput)
}

function beginning(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(keptOutput)
    return buffer.subarray(0, readSync(file, buffer, 0, keptOutput, 0))
  } finally {
    closeSync(file)
  }
}

function folderOf(world: World): string {
  return join(world.dataFolder, 'invocations')
}

function filesOf(world: World, name: string) {
  const path = join(folderOf(world), name)
  return { script: `${path}.sh`, printed: `${path}.printed`, kept: `${path}.kept` }
}
