import { letGo } from '../../commands/alone.ts'
import type { HostPaths, Slot } from '../../paths.ts'
import { quote } from '../../script.ts'
import { unprivileged } from './rights.ts'

/**
 * The program that keeps one slot's release running until the slot is no longer wanted. It reads the environment
 * from a file, so that no secret stands in an argument list.
 */
export function supervisorProgram(start: string, isRealRoot: boolean): string {
  return `#!/bin/sh
# Keeps the release in a slot running until the slot's "wanted" file is gone.
# usage: run-slot SLOT_FOLDER LOG
set -u
slot=$1 log=$2
# Inherited by the release: held as long as either of them lives.
exec 8>"$slot/lock"
flock -n 8 || exit 0
while [ -e "$slot/wanted" ]; do
  (
    cd "$slot/release" || exit 1
    set -a
    . "$slot/environment"
    set +a
    exec ${unprivileged(isRealRoot)}${start}
  ) >>"$log" 2>&1 </dev/null &
  echo $! >"$slot/pid"
  status=0
  wait $! || status=$?
  rm -f "$slot/pid"
  [ -e "$slot/wanted" ] || break
  echo "$status" >>"$slot/ended"
  sleep 1
done
`
}

export function startSlot(paths: HostPaths, slot: Slot): string {
  const { folder, log } = paths.slot(slot)
  return `(cd ${quote(folder)} && exec setsid nohup ${quote(paths.runSlot)} ${quote(folder)} ${quote(log)}) >/dev/null 2>&1 </dev/null ${letGo} &`
}

/** Shell condition: something runs in the slot. */
export function isUp(paths: HostPaths, slot: Slot): string {
  const { lock } = paths.slot(slot)
  return `[ -e ${quote(lock)} ] && ! flock -n ${quote(lock)} true`
}

/** TERM, a time to finish, then KILL. Nothing to do where nothing runs. */
export function stopSlot(paths: HostPaths, slot: Slot, seconds: number): string[] {
  const { wanted, pid } = paths.slot(slot)
  const signal = (name: string) => `kill -${name} "$(cat ${quote(pid)} 2>/dev/null)" 2>/dev/null || true`
  return [
    `rm -f ${quote(wanted)}`,
    `if ${isUp(paths, slot)}; then`,
    `  ${signal('TERM')}`,
    `  for attempt in $(seq 1 ${seconds * 10}); do ${isUp(paths, slot)} || break; sleep 0.1; done`,
    `  if ${isUp(paths, slot)}; then`,
    `    ${signal('KILL')}`,
    `    flock -w 5 ${quote(paths.slot(slot).lock)} true || { echo "slot ${slot} does not end"; exit 1; }`,
    '  fi',
    'fi',
  ]
}
