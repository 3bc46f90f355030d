import type { EnvironmentConfig } from '../config/schema.ts'
import { type Amounts, assumed } from '../cost/assumed.ts'
import type { Key } from '../plan/model.ts'
import { balancerKey, keys } from '../resources/desired/keys.ts'
import type { Load } from './load.ts'
import type { Sizes } from './sizing.ts'
import { usage } from './usage.ts'

/** What is paid by use, for each resource: as much as the load makes of it, else as much as a small team does. */
export function amountsOf(load: Load, sizes: Sizes, environment: EnvironmentConfig) {
  return (key: Key): Amounts => ({ ...assumed, ...following(key)?.(load, sizes, environment) })
}

/** Whether what is paid for a resource follows from the number of users. */
export function followsUsers(key: Key): boolean {
  return following(key) !== undefined
}

type Following = (load: Load, sizes: Sizes, environment: EnvironmentConfig) => Partial<Amounts>

/** By key, or by kind where there is one for each host. */
const all: Readonly<Record<string, Following>> = {
  [keys.files]: ({ files, downloaded }) => ({ stored: whole(files), downloaded: whole(downloaded) }),
  [keys.filesReplica]: ({ files }) => ({ stored: whole(files), replicated: whole(files / 12) }),
  [keys.backups]: (load, _, environment) => ({ stored: whole(backupsOf(load, environment)) }),
  [balancerKey]: ({ answered }) => ({ trafficOut: whole(answered) }),
  // What the model is told leaves through each host's address; answers do where no load balancer stands before it.
  eip: ({ toModel, answered }, { web, workers }) => ({
    trafficOut: whole((toModel + (web > 1 ? 0 : answered)) / (web + workers)),
  }),
  'nat-gateway/main': ({ toModel }) => ({ trafficOut: whole(toModel) }),
  'cdn-domain/files': ({ downloaded }) => ({ delivered: whole(downloaded) }),
  'cls-topic/app': ({ logged }) => ({ logged: whole(logged) }),
}

function following(key: Key): Following | undefined {
  return all[key] ?? all[key.slice(0, key.indexOf('/'))]
}

/** GB, as a bill has them. */
function whole(gigabytes: number): number {
  return Math.ceil(gigabytes)
}

/** GB of all backups that are kept, at the end of a year. */
function backupsOf({ database }: Load, { backups }: EnvironmentConfig): number {
  if (!backups) return 0
  const { days, weeks, months } = backups.keep
  return database * usage.backupShare * (days + weeks + months)
}
