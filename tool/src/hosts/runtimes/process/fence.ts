import type { HostFacts } from '../../facts.ts'
import { type HostPaths, type Slot, slots } from '../../paths.ts'
import { quote } from '../../script.ts'
import { isRealRoot } from './rights.ts'

/** As whom the web server's workers run on a real host; by it the fence tells them from probes. */
export const webServerUser = 'www-data'

/**
 * An emulated host shares its machine with others, and perhaps with somebody who is not root: nobody's packets may
 * be touched there. Its web server knows the active slot alone, and is reloaded at each switch.
 */
export function hasFence(facts: Pick<HostFacts, 'root' | 'isRoot'>): boolean {
  return isRealRoot(facts)
}

/**
 * The program that lets the web server open connections to one slot and refuses it the other. A refused connection
 * is one on which nothing was sent, so nginx hands any request to the next server, POST too; connections that are
 * open stay. All rules are replaced in one transaction: there is no moment between two states.
 */
export function fenceProgram(project: string, portOf: (slot: Slot) => number): string {
  const table = `inet tengyun-${project}`
  const fencedWith = (open: Slot | undefined) =>
    slots
      .filter((slot) => slot !== open)
      .map(portOf)
      .join(', ')
  return `#!/bin/sh
# Lets the web server open connections to one slot, to both or to none. The administrator's own pass always.
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
  rule="meta skuid ${webServerUser} tcp dport { $fenced } tcp flags & (syn | ack) == syn reject with tcp reset"
fi
nft -f - <<RULES
table ${table}
delete table ${table}
table ${table} {
  chain output {
    type filter hook output priority 0; policy accept;
    $rule
  }
}
RULES
`
}

/**
 * Shell commands that let the web server over from one slot to the other. Both are open for a moment: a request that
 * the one refused just before finds the other still open just after.
 */
export function crossOver(paths: HostPaths, slot: Slot): string[] {
  return [`${quote(paths.fence)} both`, 'sleep 0.5', leaveOpen(paths, slot)]
}

/** Shell command that leaves the slot alone open, or none. */
export function leaveOpen(paths: HostPaths, slot: Slot | undefined): string {
  return `${quote(paths.fence)} ${slot ?? 'none'}`
}
