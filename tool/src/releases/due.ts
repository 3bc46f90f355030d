import { findHosts } from '../hosts/find-hosts.ts'
import type { Change, Key } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { Session } from '../session.ts'
import type { HistoryEntry } from './history/history.ts'
import { isChange } from './history/proven.ts'
import type { Part } from './parts.ts'
import { addressesNow } from './settings/backing.ts'
import {
  changesSince,
  handedSettings,
  imprintOf,
  imprintSecret,
  type SettingChange,
} from './settings/imprint.ts'

/** Why what serves should be deployed once more, though nobody changed its code. */
export interface DeployDue {
  /** That it would be handed otherwise by now. */
  readonly settings: readonly SettingChange[]
  /** What a plan makes, replaces or deletes that settings tell of. */
  readonly resources: readonly Key[]
}

type Place = Pick<Session, 'context' | 'environment' | 'project'>

/**
 * Nothing where nothing serves, or where it was deployed before anybody kept what it was handed.
 *
 * @param entries of the history, newest first
 */
export async function deployDue(
  session: Place,
  observed: readonly Part[],
  entries: readonly HistoryEntry[],
  changes: readonly Change[] = [],
): Promise<DeployDue> {
  const inForce = entries.find((entry) => entry.outcome === 'deployed' && isChange(entry))
  if (inForce === undefined) return { settings: [], resources: [] }
  return {
    settings: await settingsDue(session, observed, inForce),
    resources: changes.filter(changesSettings).map(({ key }) => key),
  }
}

async function settingsDue(
  session: Place,
  observed: readonly Part[],
  { handed }: HistoryEntry,
): Promise<SettingChange[]> {
  const { context, environment, project } = session
  const secret = context.secrets.given(imprintSecret)
  if (handed === undefined || secret === undefined || !isWhole(session, observed)) return []
  const hosts = await findHosts(session, observed)
  const idOf = (wanted: Key) => observed.find(({ key }) => key === wanted)?.id ?? ''
  // A database that is being changed may not say where it is: whoever looks later is told.
  const backing = await addressesNow(session, observed, hosts.length, idOf).catch(() => undefined)
  if (backing === undefined) return []
  const { app } = project.config
  return changesSince(handed, imprintOf(handedSettings({ context, app, environment, backing }), secret))
}

/** What is missing is in the plan; what it will be like nobody knows. */
function isWhole({ environment: { postgres, redis } }: Place, observed: readonly Part[]): boolean {
  const needed: readonly Key[] = [
    keys.files,
    ...(postgres === false ? [] : [keys.postgres]),
    ...(redis === false ? [] : [keys.redis]),
  ]
  return needed.every((key) => observed.some((part) => part.key === key))
}

const telling: readonly Key[] = [keys.postgres, keys.readers, keys.redis, keys.files]

function changesSettings({ key, action }: Change): boolean {
  return telling.includes(key) && (action === 'create' || action === 'replace' || action === 'delete')
}
