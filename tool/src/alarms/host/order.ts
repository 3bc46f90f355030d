import type { Place } from '../../backups/host/cos/bucket.ts'
import type { RedisServer } from '../../databases/clients/redis/connection.ts'
import type { Proving } from '../../health/host/certificate.ts'
import type { Slot } from '../../hosts/paths.ts'
import type { Receiver } from '../../notices/receiver.ts'
import type { Rule } from '../rule.ts'

/** What a host is to watch, and whom it tells. It holds passwords: it travels hidden, and only the administrator reads it. */
export interface WatchOrder {
  readonly project: string
  readonly environment: string
  /** The host's name: `host-1`. */
  readonly host: string
  /** What stands for `/` there. */
  readonly root: string
  readonly runtime: 'process' | 'compose'
  /** Whether this host tells what all hosts see: one cause is one message. */
  readonly tellsShared: boolean
  readonly rules: readonly Rule[]
  readonly receivers: readonly Receiver[]
  /** Folders whose disks are looked at. */
  readonly disks: readonly string[]
  readonly app: AppPlaces
  readonly postgres?: PostgresPlace
  readonly redis?: RedisServer
  readonly certificates: readonly Proving[]
  readonly backups?: BackupPlace
}

export interface AppPlaces {
  /** The web server: `http://127.0.0.1:80`. */
  readonly door: string
  /** Past the web server: `http://127.0.0.1:8000`. */
  readonly slots: Readonly<Record<Slot, string>>
  /** Paths that tell that it is alive, and that it can serve. */
  readonly health: string
  readonly ready: string
}

export interface PostgresPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** File with the authority of its certificate, PEM. */
  readonly authority: string
}

export interface BackupPlace {
  readonly bucket: Place
  /** Where the program that makes backups notes the last one. */
  readonly note: string
}
