import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** ` by nginx (pid 123)`, or nothing where the system does not tell. */
export function describeHolder(port: number): string {
  const pid = existsSync('/proc/net/tcp') ? holderFromProc(port) : holderFromLsof(port)
  if (pid === undefined) return ''
  const command = commandOf(pid)
  return command === '' ? ` by pid ${pid}` : ` by ${command} (pid ${pid})`
}

const listening = '0A'

/** `/proc/net/tcp` names the socket, `/proc/<pid>/fd` who has it. */
function holderFromProc(port: number): string | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const row = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local, , state]) => local?.endsWith(`:${hex}`) && state === listening)
  const socket = `socket:[${row?.[9]}]`
  return readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && filesOf(pid).includes(socket))
}

/** Empty for processes of other people. */
function filesOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    return []
  }
}

function holderFromLsof(port: number): string | undefined {
  return output('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t']).split('\n')[0] || undefined
}

function commandOf(pid: string): string {
  return output('ps', ['-o', 'args=', '-p', pid]).trim().slice(0, 100)
}

function output(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return '' // Not installed, or nothing found: the message does without.
  }
}
