import { type HostPaths, type Slot, slots } from '../../paths.ts'
import { quote } from '../../script.ts'
import { isUp, startSlot } from './supervisor.ts'
import { nginxIsUp, startNginx } from './web-server.ts'

/**
 * The program that brings back, after a start of the machine, what served before: the active slot and nothing
 * else. A release that was started and not proven when the machine stopped stays down. Safe to repeat.
 */
export function bootProgram(paths: HostPaths, nginx: string, fenced: boolean): string {
  return `#!/bin/sh
# Brings back what served on this host before it was stopped.
active=$(cat ${quote(paths.active)} 2>/dev/null)
${fenced ? `${quote(paths.fence)} "\${active:-none}"\n` : ''}case "$active" in
${slots.map((slot) => `  ${slot}) ${startUnlessUp(paths, slot)} ;;`).join('\n')}
esac
if [ -e ${quote(paths.nginx.config)} ] && ! ${nginxIsUp(paths)}; then
  (${startNginx(paths, nginx)})
fi
for program in ${quote(paths.bootPrograms)}/*; do
  if [ -x "$program" ]; then "$program"; fi
done
`
}

function startUnlessUp(paths: HostPaths, slot: Slot): string {
  return `if ! { ${isUp(paths, slot)}; }; then touch ${quote(paths.slot(slot).wanted)}; ${startSlot(paths, slot)} fi`
}

/** The system runs this at start-up (systemd's rc-local.service does on Ubuntu). */
export function startUpProgram(paths: HostPaths): string {
  return `#!/bin/sh\n${quote(paths.boot)}\nexit 0\n`
}
