import { letGo } from '../../commands/alone.ts'
import type { HostPaths } from '../../paths.ts'
import { quote } from '../../script.ts'

/** nginx on a config of ours, with its first error log ours too: the compiled-in one may not be writable. */
export function nginxCommand(paths: HostPaths, nginx: string, config: string): string {
  const { folder, errorLog } = paths.nginx
  return `${quote(nginx)} -p ${quote(folder)} -e ${quote(errorLog)} -c ${quote(config)}`
}

export function startNginx(paths: HostPaths, nginx: string): string {
  return `cd ${quote(paths.nginx.folder)} && ${nginxCommand(paths, nginx, paths.nginx.config)} ${letGo}`
}

/** Shell condition: our nginx runs. A number left in its file from before a reboot may be another program's. */
export function nginxIsUp(paths: HostPaths): string {
  return `[ "$(cat "/proc/$(cat ${quote(paths.nginx.pid)} 2>/dev/null)/comm" 2>/dev/null)" = nginx ]`
}

/** Seconds in which a reload must have brought new workers. */
const reloadPatience = 5

/**
 * Reloads nginx and waits for its new workers. A reload is asked for by a signal that nobody answers: one that
 * fails, on a port that is taken say, leaves the old workers as they are.
 */
export function reloadNginx(paths: HostPaths, nginx: string): string[] {
  const workers = `cat "/proc/$master/task/$master/children"`
  return [
    `master=$(cat ${quote(paths.nginx.pid)})`,
    `before=$(${workers})`,
    `${nginxCommand(paths, nginx, paths.nginx.config)} -s reload`,
    'reloaded=no',
    `for attempt in $(seq 1 ${reloadPatience * 20}); do`,
    `  if [ "$(${workers})" != "$before" ]; then reloaded=yes; break; fi`,
    '  sleep 0.05',
    'done',
  ]
}
