import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linux's USER_HZ, everywhere. */
const ticksPerSecond = 100

/** A server as a process of its own. */
export interface Server {
  /** Seconds of the processor that it has taken, in user code and in the system: the clock tells of others, too. */
  cpuSeconds(): number
}

/** Runs a program of this folder on a port while something is measured. */
export async function during<T>(
  program: 'full-emulator.ts' | 'floor-server.ts',
  { dataFolder, port }: { readonly dataFolder: string; readonly port: number },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const args = ['--max-semi-space-size=2', join(import.meta.dirname, program), dataFolder, String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  try {
    await once(child.stdout, 'data')
    return await work({ cpuSeconds: () => cpuSecondsOf(child.pid ?? 0) })
  } finally {
    child.kill()
    await exited
  }
}

function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
