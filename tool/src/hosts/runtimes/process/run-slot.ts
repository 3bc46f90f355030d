import type { HostPaths, Slot } from '../../paths.ts'
import { slots } from '../../paths.ts'
import { quote } from '../../script.ts'

/**
 * The program that keeps one slot's release running until the slot is no longer wanted. It reads the environment
 * from a file, so that no secret stands in an argument list.
 */
export function runSlotProgram(start: string): string {
  return `#!/bin/sh
# Keeps the release in a slot running until the slot's "wanted" file is gone.
# usage: run-slot SLOT_FOLDER LOG
set -u
slot=$1 log=$2
while [ -e "$slot/wanted" ]; do
  (
    cd "$slot/release" || exit 1
    set -a
    . "$slot/environment"
    set +a
    exec ${start}
  ) >>"$log" 2>&1 </dev/null &
  echo $! >"$slot/pid"
  wait $!
  [ -e "$slot/wanted" ] && sleep 1
done
rm -f "$slot/pid"
`
}

/** The program that brings back, after a start of the machine, what ran before. Safe to repeat. */
export function bootProgram(paths: HostPaths, nginx: string): string {
  const lines = slots.map((slot) => `${startSlotUnlessRunning(paths, slot)}`)
  return `#!/bin/sh
# Brings back what ran on this host before it was stopped.
${lines.join('\n')}
${startNginxUnlessRunning(paths, nginx)}
`
}

/** The system runs this at start-up (systemd's rc-local.service does on Ubuntu). */
export function startUpProgram(paths: HostPaths): string {
  return `#!/bin/sh\n${quote(paths.boot)}\nexit 0\n`
}

export function startSlot(paths: HostPaths, slot: Slot): string {
  const { folder, log } = paths.slot(slot)
  return `cd ${quote(folder)} && setsid nohup ${quote(paths.runSlot)} ${quote(folder)} ${quote(log)} >/dev/null 2>&1 </dev/null &`
}

function startSlotUnlessRunning(paths: HostPaths, slot: Slot): string {
  const { wanted, pid } = paths.slot(slot)
  return `if [ -e ${quote(wanted)} ] && ! ${alive(pid)}; then
  (${startSlot(paths, slot)})
fi`
}

function startNginxUnlessRunning(paths: HostPaths, nginx: string): string {
  const { config, pid } = paths.nginx
  return `if [ -e ${quote(config)} ] && ! ${alive(pid)}; then
  ${startNginx(paths, nginx)}
fi`
}

export function startNginx(paths: HostPaths, nginx: string): string {
  return `cd ${quote(paths.nginx.folder)} && ${nginxCommand(paths, nginx, paths.nginx.config)}`
}

/** nginx on a config of ours, with its first error log ours too: the compiled-in one may not be writable. */
export function nginxCommand(paths: HostPaths, nginx: string, config: string): string {
  const { folder } = paths.nginx
  return `${quote(nginx)} -p ${quote(folder)} -e ${quote(`${paths.logs}/nginx-error.log`)} -c ${quote(config)}`
}

/** Shell condition: the process of that pid file lives. */
export function alive(pidFile: string): string {
  return `kill -0 "$(cat ${quote(pidFile)} 2>/dev/null)" 2>/dev/null`
}
