import type { HostFacts } from '../hosts/facts.ts'
import { quote, writeFile } from '../hosts/script.ts'
import { type WatchPlaces, watchPlaces } from './places.ts'

/** Seconds from one look to the next. */
const pause = 60

/** Lines that have a host look at itself every minute: by systemd, and where there is none by a program that waits. */
export function scheduleLines(
  project: string,
  { paths, isRoot }: Pick<HostFacts, 'paths' | 'isRoot'>,
): string[] {
  const places = watchPlaces(paths)
  const other = [...waitingProgram(places), quote(places.boot)]
  if (paths.root !== '' || !isRoot) return other
  return [`if ${hasSystemd}; then`, ...systemd(project, places), 'else', ...other, 'fi']
}

/** Lines that end that. */
export function endLines(project: string, { paths, isRoot }: Pick<HostFacts, 'paths' | 'isRoot'>): string[] {
  const { keep, boot, watch } = watchPlaces(paths)
  // The program that waits ends by itself when what it runs is gone.
  const other = [`rm -f ${[boot, keep, watch].map(quote).join(' ')}`]
  if (paths.root !== '' || !isRoot) return other
  const units = ['timer', 'service'].map((suffix) => unitFile(project, suffix)).join(' ')
  const disable = `  systemctl disable --quiet --now ${unitName(project)}.timer 2>/dev/null || true`
  return [`if ${hasSystemd}; then`, disable, `  rm -f ${units}`, '  systemctl daemon-reload', 'fi', ...other]
}

const hasSystemd = '[ -d /run/systemd/system ]'

function unitName(project: string): string {
  return `tengyun-${project}-watch`
}

function unitFile(project: string, suffix: string): string {
  return `/etc/systemd/system/${unitName(project)}.${suffix}`
}

function systemd(project: string, { watch }: WatchPlaces): string[] {
  const service = `[Unit]
Description=Looks at this host and at what ${project} needs
After=network-online.target

[Service]
Type=oneshot
ExecStart=${watch}
Nice=5
TimeoutStartSec=120
`
  const timer = `[Unit]
Description=When this host is looked at

[Timer]
OnBootSec=${pause}
OnUnitActiveSec=${pause}
AccuracySec=5

[Install]
WantedBy=timers.target
`
  return [
    ...writeFile(unitFile(project, 'service'), service),
    ...writeFile(unitFile(project, 'timer'), timer),
    'systemctl daemon-reload',
    `systemctl enable --quiet --now ${unitName(project)}.timer`,
    `systemctl start --no-block ${unitName(project)}.service`,
  ]
}

function waitingProgram({ keep, watch, log, boot, lock }: WatchPlaces): string[] {
  const program = `#!/bin/bash
# Looks at this host every minute, as long as there is something to look with.
exec 7>${quote(`${lock}.keep`)}
flock -n 7 || exit 0
while [ -x ${quote(watch)} ]; do
  ${quote(watch)} >>${quote(log)} 2>&1 7>&- || true
  sleep ${pause}
done
`
  // Run after each boot too; a second one ends at once.
  const starter = `#!/bin/sh\nsetsid nohup ${quote(keep)} >/dev/null 2>&1 </dev/null 9>&- &\n`
  return [...writeFile(keep, program, '0755'), ...writeFile(boot, starter, '0755')]
}
