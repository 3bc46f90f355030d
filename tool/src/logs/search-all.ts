import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import type { Host } from '../hosts/host.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { Session } from '../session.ts'
import { databaseErrors, service } from './database-errors.ts'
import type { Wanted } from './host/wanted.ts'
import { type Search, searchHosts } from './search.ts'

/** Where an environment's logs are. */
export interface Sources {
  readonly session: Session
  readonly observed: readonly Observed[]
  readonly hosts: readonly Host[]
  /** Whether only these hosts are meant, and nothing that is none of theirs. */
  readonly hostsAlone: boolean
}

/** Looks through the logs of hosts and of the database at once. */
export async function searchAll(sources: Sources, wanted: Wanted): Promise<Search> {
  const { session, hosts, hostsAlone } = sources
  const asksDatabase = !hostsAlone && (wanted.services.length === 0 || wanted.services.includes(service))
  const asksHosts = wanted.services.length === 0 || wanted.services.some((one) => one !== service)
  const [found, errors] = await Promise.all([
    asksHosts ? searchHosts(session, hosts, wanted) : nothing,
    asksDatabase ? ofDatabase(sources, wanted) : nothing,
  ])
  const lines = [...found.lines, ...errors.lines].toSorted((one, other) => one.at - other.at)
  const shown = lines.slice(-wanted.lines)
  return {
    lines: shown,
    left: found.left + lines.length - shown.length,
    services: [...found.services, ...errors.services].toSorted(),
    silent: [...found.silent, ...errors.silent],
  }
}

const nothing: Search = { lines: [], left: 0, services: [], silent: [] }

/** A database that does not tell keeps the hosts from nothing. */
async function ofDatabase({ session, observed }: Sources, wanted: Wanted): Promise<Search> {
  const services = [service]
  try {
    return { ...nothing, services, lines: await databaseErrors(session.context, observed, wanted) }
  } catch (error) {
    if (!(error instanceof CloudCallError)) throw error
    const { postgres } = keys
    return { ...nothing, services, silent: [{ host: postgres, error: explainCallError(error, postgres) }] }
  }
}
