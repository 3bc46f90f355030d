import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import type { Host } from '../hosts/host.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { Session } from '../session.ts'
import { shippedLines } from './cls.ts'
import { databaseErrors, service } from './database-errors.ts'
import type { Wanted } from './host/wanted.ts'
import { type HostLine, type Search, searchHosts } from './search.ts'

/** Where an environment's logs are. */
export interface Sources {
  readonly session: Session
  readonly observed: readonly Observed[]
  readonly hosts: readonly Host[]
  /** Whether only these hosts are meant, and nothing that is none of theirs. */
  readonly hostsAlone: boolean
  /** Whether what was written just now counts: CLS has it only after a while. */
  readonly fresh: boolean
}

/**
 * Looks through the logs of the app and of the database at once. Those of the app come from CLS where something ships them
 * there, as far as anything of the kind was shipped; from the hosts otherwise.
 */
export async function searchAll(sources: Sources, wanted: Wanted): Promise<Search> {
  const { hostsAlone, session } = sources
  const hasDatabase = session.environment.postgres !== false
  const asksDatabase =
    hasDatabase && !hostsAlone && (wanted.services.length === 0 || wanted.services.includes(service))
  const asksApp = wanted.services.length === 0 || wanted.services.some((one) => one !== service)
  const [found, errors] = await Promise.all([
    asksApp ? ofApp(sources, wanted) : nothing,
    asksDatabase ? ofDatabase(sources, wanted) : nothing,
  ])
  const lines = [...found.lines, ...errors.lines].toSorted((one, other) => one.at - other.at)
  const shown = lines.slice(-wanted.lines)
  return {
    lines: shown,
    left: found.left + lines.length - shown.length,
    services: [...found.services, ...errors.services].toSorted(),
    silent: [...found.silent, ...errors.silent],
    fromCls: found.fromCls,
  }
}

const nothing: Search = { lines: [], left: 0, services: [], silent: [], fromCls: false }

/** Nobody ships anything to CLS unless somebody installed LogListener: then the hosts are asked, as they always can be. */
async function ofApp(sources: Sources, wanted: Wanted): Promise<Search> {
  const { session, observed, hosts, hostsAlone, fresh } = sources
  const asksCls = session.environment.logs !== undefined && !hostsAlone && !fresh
  const shipped = asksCls ? await told('CLS', () => shippedLines(session.context, observed, wanted)) : nothing
  if (shipped.lines.length > 0) {
    const services = [...new Set(shipped.lines.map((line) => line.service))]
    return { ...shipped, services, fromCls: true }
  }
  const found = await searchHosts(session, hosts, wanted)
  return { ...found, silent: [...shipped.silent, ...found.silent] }
}

async function ofDatabase({ session, observed }: Sources, wanted: Wanted): Promise<Search> {
  const found = await told(keys.postgres, () => databaseErrors(session.context, observed, wanted))
  return { ...found, services: [service] }
}

/** A source that does not tell keeps the others from nothing. */
async function told(host: string, find: () => Promise<readonly HostLine[]>): Promise<Search> {
  try {
    return { ...nothing, lines: await find() }
  } catch (error) {
    if (!(error instanceof CloudCallError)) throw error
    return { ...nothing, silent: [{ host, error: explainCallError(error, host) }] }
  }
}
