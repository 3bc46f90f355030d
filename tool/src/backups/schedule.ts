import type { HostFacts } from '../hosts/facts.ts'
import { quote, writeFile } from '../hosts/script.ts'
import { type BackupPlaces, backupPlaces } from './places.ts'

/** Hours of Beijing, in which configs are written. */
const zone = 'Asia/Shanghai'

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
  { keep, hours: file, backUp, log, boot }: BackupPlaces,
  hours: readonly number[],
): string[] {
  const program = `#!/bin/bash
# Makes a backup in each of the hours that are written down, once.
exec 7>${quote(`${file}.lock`)}
flock -n 7 || exit 0
last=
while sleep 20; do
  now=$(TZ=${zone} date +%F.%-H)
  if [ "$now" != "$last" ] && grep -qx "\${now#*.}" ${quote(file)}; then
    last=$now
    ${quote(backUp)} >>${quote(log)} 2>&1 7>&- || true
  fi
done
`
  // Run after each boot too; a second one ends at once.
  const starter = `#!/bin/sh\nsetsid nohup ${quote(keep)} >/dev/null 2>&1 </dev/null 9>&- &\n`
  return [
    ...writeFile(file, hours.map((hour) => `${hour}\n`).join('')),
    ...writeFile(keep, program, '0755'),
    ...writeFile(boot, starter, '0755'),
  ]
}
