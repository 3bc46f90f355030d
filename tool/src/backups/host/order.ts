import type { PostgresServer } from '../../databases/clients/postgres/server.ts'
import type { RedisServer } from '../../databases/clients/redis/connection.ts'
import type { Place } from './cos/bucket.ts'
import type { Credentials } from './cos/credentials.ts'
import type { Link } from './cos/download.ts'
import type { PostgresPart, RedisPart } from './manifest.ts'

/** What a host is asked to do. It holds passwords: it travels hidden, and lies where only the administrator reads. */
export type Order = BackupOrder | RestoreOrder | RenameOrder | ImportOrder

export interface BackupOrder {
  readonly task: 'backup'
  readonly project: string
  readonly environment: string
  readonly host: string
  readonly place: Place
  /** For a host that carries no role. */
  readonly credentials?: Credentials
  readonly recipients: readonly string[]
  /** Absent where the environment does without, as below. */
  readonly postgres?: { readonly server: PostgresServer; readonly databases: readonly string[] }
  readonly redis?: { readonly server: RedisServer; readonly prefixes: readonly string[] }
  readonly folders: readonly Folder[]
}

export interface Folder {
  /** `app/data` */
  readonly name: string
  /** On the host. */
  readonly path: string
}

/** A part that is to be read. */
interface ReadOrder {
  readonly link: Link
  /** Base64. Of this one part: the key that opens all of them stays where it is. */
  readonly fileKey: string
  readonly headerSize: number
}

/** Keys of Redis that are not there. */
export interface ImportOrder extends ReadOrder {
  readonly task: 'import'
  readonly part: RedisPart
  readonly server: RedisServer
}

/** One database into an empty one. */
export interface RestoreOrder extends ReadOrder {
  readonly task: 'restore'
  readonly part: PostgresPart
  readonly server: PostgresServer
  readonly database: string
}

/** Gives a database its final name, and takes that away from the one that has it. */
export interface RenameOrder {
  readonly task: 'rename'
  readonly database: string
  readonly to: string
  /** What the one that had the name is called from now on. */
  readonly former?: string
  /** The owner of both databases, who may rename them. */
  readonly administrator: PostgresServer
  /** Whose sessions are in the way, and may end them. */
  readonly server: PostgresServer
}

/** What became of an order; printed as the last line. */
export type Outcome =
  | { readonly ok: true; readonly backup?: string; readonly keys?: number }
  | { readonly ok: false; readonly why: string }

/** Before an outcome, on a line of its own. */
export const outcomeMark = 'tengyun-outcome: '
