import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Connection, readConnection } from '../daemon/connection.ts'
import { runningPid } from '../daemon/lock.ts'
import type { Report } from '../daemon/run.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Options } from './options.ts'

/** Starts the emulator, unless it runs already, and says how to reach it. */
export async function start(options: Options): Promise<number> {
  const running = runningPid(options.data) === undefined ? undefined : readConnection(options.data)
  if (running) {
    console.log(`The emulator runs already, pid ${running.pid}.\n${describe(running)}`)
    return exitCodes.done
  }
  const log = openLog(options)
  const child = spawnDaemon(options, log)
  console.log(describe(await firstReport(child, options)))
  if (options.foreground) return await end(child)
  child.unref()
  return exitCodes.done
}

export function describe({ endpoint, cosEndpoint, region, speed }: Connection): string {
  return `API 3.0  ${endpoint}
COS      ${cosEndpoint}
Region   ${region}; changes happen ${speed} times faster than in the cloud
Keys     tengyun-emulator status --json`
}

/** Young memory of 2 MB instead of 16: 8 MB less in all, and no request is slower for it. */
const frugal = ['--max-semi-space-size=2']

function openLog({ data, foreground }: Options): number | 'inherit' {
  if (foreground) return 'inherit'
  try {
    mkdirSync(data, { recursive: true })
    return openSync(logPath(data), 'a', 0o600)
  } catch (error) {
    throw new Failure(exitCodes.outside, `The folder ${data} cannot be used: ${(error as Error).message}`)
  }
}

function spawnDaemon(
  { data, address, port, cosPort, speed, rateLimits = speed === 1, quotas, foreground }: Options,
  log: number | 'inherit',
): ChildProcess {
  const program = fileURLToPath(new URL('../../bin/daemon.js', import.meta.url))
  const given = { data, address, port, 'cos-port': cosPort, speed, 'rate-limits': rateLimits ? 'on' : 'off' }
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)])
  const told = quotas.map((quota) => `--quota=${quota}`)
  const child = spawn(process.execPath, [...frugal, program, ...args, ...told], {
    detached: !foreground,
    stdio: ['ignore', log, log, 'ipc'],
  })
  if (typeof log === 'number') closeSync(log)
  return child
}

function firstReport(child: ChildProcess, { data, foreground }: Options): Promise<Connection> {
  const where = foreground ? '' : ` See ${logPath(data)}`
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Failure(exitCodes.outside, `The emulator did not start: ${why}${where}`))
    child.once('message', (report: Report) => {
      if ('ready' in report) resolve(report.ready)
      else fail(report.failed)
    })
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(`it ended with ${signal ?? code}.`))
  })
}

/** Passes the terminal's wish to end on, and ends when the emulator has. */
function end(child: ChildProcess): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? exitCodes.outside)))
}

function logPath(data: string): string {
  return join(data, 'emulator.log')
}
