import type { Leak, Secret } from './leaks.ts'
import type { Manners } from './manners.ts'
import type { RoleKeys } from './role.ts'
import type { Told } from './told.ts'

/** What a host is asked to try. It holds passwords: it travels hidden. */
export interface SurveyOrder {
  readonly project: string
  readonly runtime: 'process' | 'compose'
  /** Absent where the environment does without, as Redis is. */
  readonly postgres?: PostgresLogin
  readonly redis?: RedisLogin
  /** The path of the app's own figures, for Prometheus; absent where it has none. */
  readonly metrics?: string
  /** Values that nobody may find on the host but where they belong. */
  readonly secrets: readonly Secret[]
}

export interface Address {
  readonly ip: string
  readonly port: number
}

export interface PostgresLogin extends Address {
  readonly user: string
  readonly database: string
}

export interface RedisLogin extends Address {
  readonly password: string
  /** It is one of several that share the keys; what is tried is tried at each. */
  readonly direct: boolean
}

/** What was found at each shard of Redis, by its address; at the one server, where there are none. */
export type ByShard<Found> = Readonly<Record<string, Found>>

/** What came of it. Each look may fail by itself. */
export type Survey = { readonly [Name in keyof Looks]: Told<Looks[Name]> }

export interface Looks {
  readonly postgres: Manners
  readonly redis: ByShard<Manners>
  /** What Redis answers to whoever brings no password. */
  readonly withoutPassword: ByShard<string>
  /** `INFO`, by name. */
  readonly redisInfo: ByShard<Readonly<Record<string, string>>>
  /** The app's figures as Prometheus reads them. */
  readonly metrics: string
  /** What the host's own programs may sign requests with. */
  readonly role: RoleKeys
  readonly leaks: readonly Leak[]
}
