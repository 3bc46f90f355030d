import { existsSync, readFileSync } from 'node:fs'

/**
 * The process that a server's pid file names, if it still runs and is the server.
 *
 * After a crash of the machine the number may belong to a stranger, and where nobody reaps orphans (containers
 * without an init) a dead server stays as a zombie. `mark`, a part of the server's command line, tells all of
 * them apart where `/proc` can say; elsewhere being alive has to do. A zombie's command line is empty.
 */
export function runningServer(pidFile: string, mark: string): number | undefined {
  const pid = livingProcess(pidFile)
  if (pid === undefined || !existsSync('/proc/self')) return pid
  return commandLineOf(pid).includes(mark) ? pid : undefined
}

/** The process that a pid file names, if there is one: the server, a stranger or a zombie. */
export function livingProcess(pidFile: string): number | undefined {
  const pid = readPid(pidFile)
  return pid !== undefined && exists(pid) ? pid : undefined
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // EPERM would mean that it exists, but is somebody else's.
    return false
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
