import { asTengyunError } from '../errors/tengyun-error.ts'
import { aroundOrder, ownOrder } from '../health/order.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { slots } from '../hosts/paths.ts'
import { runProgram } from '../hosts/program.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import type { MonitorOrder } from './host/order.ts'
import type { HostReading } from './host/reading.ts'
import { monitorProgram } from './program.ts'

/** What one host told, or why it told nothing. */
export interface HostRound {
  readonly host: string
  readonly reading: HostReading | undefined
  readonly why: string | undefined
}

/** What all hosts told at about the same time. */
export type Round = readonly HostRound[]

/** Finds out where everything is, once; each call then asks all hosts side by side. */
export async function openRounds(
  session: Session,
  observed: readonly Observed[],
): Promise<() => Promise<Round>> {
  const { project, environment } = session
  const { app, project: name } = project.config
  const runtime = openRuntime({ project: name, app, compute: environment.compute })
  const [hosts, shared] = await Promise.all([
    findHosts(session, observed),
    hostless(observed) ? undefined : aroundOrder(session, observed),
  ])
  const site = ownOrder(session)
  const orders = new Map<Host, MonitorOrder>()

  const ask = async (host: Host, index: number): Promise<HostRound> => {
    try {
      let order = orders.get(host)
      if (order === undefined) {
        const facts = await runtime.facts(host)
        const [blue = '', green = ''] = slots.map((slot) => runtime.slotUrl(facts, slot))
        order = { site, slots: { blue, green }, ...(index === 0 && shared ? { shared } : {}) }
        orders.set(host, order)
      }
      const reading = await runProgram<HostReading>(host, name, monitorProgram, order)
      return { host: host.name, reading, why: undefined }
    } catch (error) {
      return { host: host.name, reading: undefined, why: asTengyunError(error).message }
    }
  }
  return () => Promise.all(hosts.map(ask))
}

/** Passwords are asked for only where there is somebody to use them. */
function hostless(observed: readonly Observed[]): boolean {
  return observed.length === 0
}
