import type { Slot } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'
import { processOf, slotContainer, stopContainer, webContainer } from '../containers.ts'
import type { ContainerNetwork } from '../network.ts'

/** Tenths of a second after which nginx has no idle connection left to a fenced slot; see `upstream` in nginx.conf. */
const idled = 12

/** Seconds beyond the drain limit in which the app closes what is still open, before it is killed. */
const grace = 5

/**
 * Lets the slot finish what it serves and stops it. First nginx ends the connections that idle: whoever ends one
 * knows that nothing is on its way over it, so the app must not be the first to.
 */
export function retireScript(input: {
  readonly project: string
  readonly network: ContainerNetwork
  readonly slot: Slot
  readonly drain: number
}): Script {
  const { project, network, slot, drain } = input
  const open = `ss -Htn state established dst ${network.slots[slot]}:${network.port}`
  return {
    title: `retire slot ${slot}`,
    timeout: drain + 60,
    lines: [
      `web=$(${processOf(webContainer(project))} || true)`,
      `if [ "\${web:-0}" -gt 0 ]; then`,
      `  for attempt in $(seq 1 ${idled}); do [ -n "$(nsenter --target "$web" --net ${open})" ] || break; sleep 0.1; done`,
      'fi',
      ...stopContainer(slotContainer(project, slot), drain + grace),
    ],
  }
}

/** Shell that says what the slot runs, for the facts. */
export function slotLines(project: string): string[] {
  const label = (name: string) => `{{index .Config.Labels "tengyun.${name}"}}`
  const format = `{{if .State.Running}}release=${label('release')}{{println}}fingerprint=${label('fingerprint')}{{end}}`
  return [`docker inspect --format ${quote(format)} ${quote(project)}-"$slot" 2>/dev/null || true`]
}
