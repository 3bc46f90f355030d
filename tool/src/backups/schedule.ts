import type { HostFacts } from '../hosts/facts.ts'
import { quote, writeFile } from '../hosts/script.ts'
import { type BackupPlaces, backupPlaces } from './places.ts'

/** Hours of Beijing, in which configs are written. */
const zone = 'Asia/Shanghai'

/** The hour that it is in Beijing, counted since 1970: there is no summer time. */
const hourNow = '$(($(date +%s) / 3600 + 8))'

/**
 * Lines that have a host make backups by itself at these hours: by systemd, and where there is none, as on an emulated
 * host, by a program that waits.
 */
export function scheduleLines(
  project: string,
  { paths, isRoot }: Pick<HostFacts, 'paths' | 'isRoot'>,
  hours: readonly number[],
): string[] {
  const places = backupPlaces(paths)
  const withSystemd = paths.root === '' && isRoot
  const other = [...waitingProgram(places, hours), quote(places.boot)]
  if (!withSystemd) return other
  return ['if [ -d /run/systemd/system ]; then', ...systemd(project, places, hours), 'else', ...other, 'fi']
}

function systemd(project: string, { backUp }: BackupPlaces, hours: readonly number[]): string[] {
  const name = `tengyun-${project}-backup`
  const unit = (suffix: string) => `/etc/systemd/system/${name}.${suffix}`
  const service = `[Unit]
Description=Backup of ${project}
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
ExecStart=${backUp}
Nice=10
IOSchedulingClass=idle
`
  const timer = `[Unit]
Description=When ${project} is backed up

[Timer]
${hours.map((hour) => `OnCalendar=*-*-* ${String(hour).padStart(2, '0')}:00:00 ${zone}\n`).join('')}Persistent=true

[Install]
WantedBy=timers.target
`
  if (hours.length === 0)
    return [
      `systemctl disable --quiet --now ${name}.timer 2>/dev/null || true`,
      `rm -f ${unit('service')} ${unit('timer')}`,
    ]
  return [
    ...writeFile(unit('service'), service),
    ...writeFile(unit('timer'), timer),
    'systemctl daemon-reload',
    `systemctl enable --quiet --now ${name}.timer`,
  ]
}

function waitingProgram(
  { keep, hours: file, lastHour, backUp, log, boot }: BackupPlaces,
  hours: readonly number[],
): string[] {
  const last = quote(lastHour)
  const program = `#!/bin/bash
# Makes a backup once in each of the hours that are written down. What the machine slept through is made up for when it
# is back, as systemd does with Persistent=true, within a day.
exec 7>${quote(`${file}.lock`)}
flock -n 7 || exit 0
while sleep 20; do
  now=${hourNow}
  last=$(cat ${last} || echo "$now")
  echo "$now" >${last}
  due=
  for ((hour = now; hour > last && hour > now - 24; hour--)); do
    if grep -qx "$((hour % 24))" ${quote(file)}; then due=yes; fi
  done
  if [ "$due" ]; then ${quote(backUp)} >>${quote(log)} 2>&1 7>&- || true; fi
done
`
  // Run after each boot too; a second one ends at once.
  const starter = `#!/bin/sh\nsetsid nohup ${quote(keep)} >/dev/null 2>&1 </dev/null 9>&- &\n`
  return [
    // The hour that has begun is not due: whoever set this up would find a backup that nobody asked for.
    `[ -e ${last} ] || echo ${hourNow} >${last}`,
    ...writeFile(file, hours.map((hour) => `${hour}\n`).join('')),
    ...writeFile(keep, program, '0755'),
    ...writeFile(boot, starter, '0755'),
  ]
}
