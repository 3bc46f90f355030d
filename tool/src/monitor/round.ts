import { inOneLine } from '../errors/in-one-line.ts'
import { aroundOrder, ownOrder } from '../health/order.ts'
import { ifThere } from '../hosts/absence.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { runProgram } from '../hosts/program.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'
import type { MonitorOrder } from './host/order.ts'
import type { HostReading } from './host/reading.ts'
import { monitorProgram } from './program.ts'

/** What one host told, or why it told nothing. */
export interface HostRound {
  readonly host: string
  readonly reading: HostReading | undefined
  readonly why: Text | undefined
}

/** What all hosts told at about the same time. */
export type Round = readonly HostRound[]

/**
 * Finds out where everything is, once; each call then asks all hosts side by side. One of them asks what all share;
 * where it does not answer, another one does in the next round.
 */
export async function openRounds(
  session: Session,
  observed: readonly Observed[],
): Promise<() => Promise<Round>> {
  const { project } = session.project.config
  const [hosts, shared] = await Promise.all([findHosts(session, observed), aroundOrder(session, observed)])
  const site = ownOrder(session)
  const slotsOf = slotFinder(session)
  let asker = 0

  const ask = async (host: Host, index: number): Promise<HostRound> => {
    try {
      const reading = await ifThere(host, async () => {
        const order = { site, slots: await slotsOf(host), ...(index === asker ? { shared } : {}) }
        return runProgram<HostReading>(host, project, monitorProgram, order)
      })
      return { host: host.name, reading, why: undefined }
    } catch (error) {
      return { host: host.name, reading: undefined, why: inOneLine(error) }
    }
  }
  return async () => {
    const round = await Promise.all(hosts.map(ask))
    if (round[asker]?.reading === undefined)
      asker = Math.max(
        0,
        round.findIndex(({ reading }) => reading !== undefined),
      )
    return round
  }
}

/** Where a host's slots answer does not change: each host is asked once. */
function slotFinder({ project, environment }: Session): (host: Host) => Promise<MonitorOrder['slots']> {
  const { app, project: name } = project.config
  const runtime = openRuntime({ project: name, app, compute: environment.compute })
  const known = new Map<string, MonitorOrder['slots']>()
  return async (host) => {
    const told = known.get(host.id)
    if (told !== undefined) return told
    const facts = await runtime.facts(host)
    const slots = { blue: runtime.slotUrl(facts, 'blue'), green: runtime.slotUrl(facts, 'green') }
    known.set(host.id, slots)
    return slots
  }
}
