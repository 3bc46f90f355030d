import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linux counts processor time in ticks of this length. */
const TICK_MS = 10

/** Milliseconds of processor time that the server in this folder and all its processes have taken, those that ended too. */
export function postgresWork(folder: string): number {
  const [server = ''] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const living = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ')
  return (
    [ticksOf(server, 'ended too'), ...living.map((child) => ticksOf(child))].reduce((a, b) => a + b, 0) *
    TICK_MS
  )
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: from `utime`, the 14th field, on. */
function ticksOf(process: string, children?: 'ended too'): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = after
      .split(' ')
      .slice(11, 15)
      .map(Number)
    return user + system + (children ? childrenUser + childrenSystem : 0)
  } catch {
    // It ended since it was listed; its parent has its time.
    return 0
  }
}
