import { createHmac } from 'node:crypto'
import { haveRoles } from '../../hosts/role.ts'
import type { Settings, Surroundings } from '../../hosts/runtimes/runtime.ts'
import { keys } from '../../resources/desired.ts'
import { fingerprint } from '../../secrets/secrets.ts'
import type { Wanted } from '../deploy/situation.ts'
import { type Addresses, settingsFor } from './settings.ts'

/** The secret without which nobody can try what an imprint is of: people choose some settings themselves. */
export const imprintSecret = `${keys.releases}/imprint` as const

/** What settings were, by which it can be told that one is another now, and not what it is. */
export interface Imprint {
  /** Fingerprint of the secret that it was made with: those of another cannot be compared. */
  readonly secret: string
  readonly settings: Readonly<Record<string, string>>
}

export interface SettingChange {
  readonly name: string
  readonly change: 'added' | 'changed' | 'removed'
}

interface Handing extends Pick<Wanted, 'context' | 'app' | 'environment'> {
  readonly backing: Addresses
}

/** What the environment itself hands to a release: nothing of the host, the slot and the release's own name. */
export function handedSettings(wanted: Handing): Settings {
  // Each host is told its own role; what all share is whether they are told one.
  const role = haveRoles(wanted.environment.compute) ? 'web' : 'all'
  return settingsFor({ ...wanted, surroundings: nowhere, release: '', role })
}

const nowhere: Surroundings = {
  ...{ address: '', port: 0, postgresCa: '', redisCa: '' },
  ...{ teams: '', plans: '', artifacts: '' },
}

export function imprintOf(settings: Settings, secret: string): Imprint {
  const of = (name: string, value: string) =>
    createHmac('sha256', secret).update(`${name}=${value}`).digest('base64url').slice(0, 16)
  return {
    secret: fingerprint(secret),
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, of(name, value)])),
  }
}

/** By name. None where the two cannot be compared. */
export function changesSince(before: Imprint, now: Imprint): SettingChange[] {
  if (before.secret !== now.secret) return []
  const names = new Set([...Object.keys(before.settings), ...Object.keys(now.settings)])
  return [...names].toSorted().flatMap((name): SettingChange[] => {
    const [was, is] = [before.settings[name], now.settings[name]]
    if (was === is) return []
    return [{ name, change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }]
  })
}
