import type { Backup } from '../backups/catalogue.ts'
import type { CloudCopies } from '../backups/cloud-copies.ts'
import type { Readiness } from '../backups/readiness.ts'
import type { Cost } from '../cost/model.ts'
import type { Key, Observed, Plan } from '../plan/model.ts'
import type { ReleasesOverview } from '../releases/history/read-overview.ts'
import type { Text } from '../text.ts'
import type { Found } from './found.ts'

/** What was read of an environment at one moment, each subject for itself. */
export interface Readings {
  readonly project: string
  readonly environment: string
  /** `tencent` or `emulator`. */
  readonly cloud: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly readAt: number
  readonly resources: readonly Observed[]
  readonly releases: Found<ReleasesOverview>
  readonly cost: Found<Cost>
  /** Yuan a month; undefined where nobody set one. */
  readonly budget: number | undefined
  readonly drift: Found<DriftRead>
  /** Undefined where the environment keeps none. */
  readonly backups: Found<BackupsRead> | undefined
  readonly alarms: Found<AlarmsRead>
}

export interface DriftRead {
  /** ISO 8601; undefined where nothing was ever applied. */
  readonly appliedAt: string | undefined
  readonly changes: Plan['changes']
}

export interface BackupsRead {
  /** Newest first. */
  readonly backups: readonly Backup[]
  readonly readiness: Readiness
  /** Hours within which a backup must have been proven. */
  readonly provenWithin: number
  readonly cloud: readonly CloudCopies[]
}

export interface AlarmsRead {
  /** What Cloud Monitor watches from outside. */
  readonly policies: readonly Policy[]
  /** What watches on each host; undefined where the config asks for none. */
  readonly watchers: Found<WatchersRead> | undefined
  /** By whomever. */
  readonly raised: readonly RaisedAlarm[]
}

export interface WatchersRead {
  readonly hosts: readonly WatcherRead[]
  /** Who is told: `robot ops`. */
  readonly receivers: readonly string[]
  readonly raised: readonly RaisedAlarm[]
}

export interface WatcherRead {
  readonly host: string
  /** Whether it looked just now. */
  readonly alive: boolean
  /** ISO 8601; undefined where it never looked. */
  readonly lookedAt: string | undefined
  /** How many things it looks at. */
  readonly looks: number
}

export interface Policy {
  readonly key: Key
  readonly enabled: boolean
  /** `CpuUsage > 80`; and events by name. */
  readonly conditions: readonly string[]
  /** Keys of what is watched; a cloud id where it is none of ours. */
  readonly watches: readonly string[]
  readonly tells: number
}

export interface RaisedAlarm {
  readonly object: string
  readonly what: Text
  /** ISO 8601 */
  readonly since: string
}
