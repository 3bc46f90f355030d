import { letGo } from '../../commands/alone.ts'
import { type HostPaths, type Slot, slots } from '../../paths.ts'
import { quote, writeFile } from '../../script.ts'
import { processOf, webContainer } from './containers.ts'
import type { ContainerNetwork } from './network.ts'
import type { ComposePlaces } from './places.ts'

/**
 * The program that lets the web server open connections to one slot and refuses it the other. A refused connection
 * is one on which nothing was sent, so nginx hands any request to the next server, POST too; connections that are
 * open stay.
 *
 * The rule lies in the web server's own network, where packets leave, rather than in the slot's: it is there before
 * a release starts, so none is reached unproven, and it answers for a slot that is empty, too. Nobody answers for
 * an address without a container otherwise, and nginx would wait 3 s for ARP to give up, with each request.
 */
export function fenceProgram(project: string, network: ContainerNetwork): string {
  const fencedWith = (open: Slot | undefined) =>
    slots
      .filter((slot) => slot !== open)
      .map((slot) => network.slots[slot])
      .join(', ')
  return `#!/bin/sh
# Lets the web server open connections to one slot, to both or to none.
# usage: fence blue|green|both|none
set -eu
PATH="$PATH:/usr/sbin:/sbin"
case "$1" in
${slots.map((slot) => `  ${slot}) fenced='${fencedWith(slot)}' ;;`).join('\n')}
  both) fenced='' ;;
  *) fenced='${fencedWith(undefined)}' ;;
esac
rule=''
if [ -n "$fenced" ]; then
  rule="ip daddr { $fenced } tcp dport ${network.port} tcp flags & (syn | ack) == syn reject with tcp reset"
fi
web=$(${processOf(webContainer(project))} || true)
# Without a web server there is nobody to refuse.
if [ "\${web:-0}" -eq 0 ]; then exit 0; fi
nsenter --target "$web" --net nft -f - <<RULES
table inet tengyun
delete table inet tengyun
table inet tengyun {
  chain output {
    type filter hook output priority 0; policy accept;
    $rule
  }
}
RULES
# A container that took over a slot's address may have another MAC address than the one before it.
nsenter --target "$web" --net ip neighbour flush all
`
}

/**
 * Shell commands that let the web server over from one slot to the other. Both are open for a moment: a request that
 * the one refused just before finds the other still open just after.
 *
 * @param meanwhile commands for that moment
 */
export function crossOver(paths: HostPaths, slot: Slot, meanwhile: readonly string[] = []): string[] {
  return [
    `${quote(paths.fence)} both`,
    'sleep 0.3 & moment=$!',
    ...meanwhile,
    'wait "$moment"',
    leaveOpen(paths, slot),
  ]
}

/** Shell command that leaves the slot alone open, or none. */
export function leaveOpen(paths: HostPaths, slot: Slot | undefined): string {
  return `${quote(paths.fence)} ${slot ?? 'none'}`
}

/**
 * The program that puts the fence back whenever the web server's container starts anew, since its network is then a
 * new one: after a crash, a restart of Docker, a boot of the machine.
 */
function keeperProgram(project: string, paths: HostPaths): string {
  const fence = `${quote(paths.fence)} "$(cat ${quote(paths.active)} 2>/dev/null || echo none)"`
  const starts = `--filter container=${webContainer(project)} --filter event=start`
  return `#!/bin/sh
# Puts the fence back whenever the web server's container starts.
while :; do
  since=$(date +%s)
  ${fence}
  docker events --since "$since" ${starts} --format started 2>/dev/null |
    while read -r _; do ${fence}; done
  # Docker is away.
  sleep 0.5
done
`
}

/** Shell lines that put both programs in place, and the fence where it belongs, now and after each boot. */
export function installFence(
  project: string,
  paths: HostPaths,
  places: ComposePlaces,
  network: ContainerNetwork,
  active: Slot | undefined,
): string[] {
  const keep = `flock --nonblock ${quote(places.keeperLock)} ${quote(places.keeper)}`
  return [
    ...writeFile(paths.fence, fenceProgram(project, network), '0755'),
    ...writeFile(places.keeper, keeperProgram(project, paths), '0755'),
    leaveOpen(paths, active),
    'if [ -d /run/systemd/system ]; then',
    ...writeFile(places.unit, unit(keep)).map((line) => `  ${line}`),
    `  unit=$(basename ${quote(places.unit)})`,
    '  systemctl is-active --quiet "$unit" || { systemctl daemon-reload; systemctl enable --now --quiet "$unit"; }',
    'else',
    ...writeFile(paths.startUp, `#!/bin/sh\nsetsid ${keep} >/dev/null 2>&1 &\nexit 0\n`, '0755').map(
      (line) => `  ${line}`,
    ),
    `  setsid ${keep} >/dev/null 2>&1 </dev/null ${letGo} &`,
    'fi',
  ]
}

function unit(keep: string): string {
  return `[Unit]
Description=Keeps requests away from slots that do not serve
After=docker.service
Wants=docker.service

[Service]
ExecStart=/usr/bin/${keep}
Restart=always

[Install]
WantedBy=multi-user.target
`
}
