import { createHash } from 'node:crypto'
import type { Measure } from './meter.ts'

/** What a backup holds. It is written last: without it there is no backup. */
export interface Manifest {
  readonly format: 1
  /** `20261123-031500-1f9a03c2`: UTC time and chance. */
  readonly id: string
  readonly project: string
  readonly environment: string
  /** The host that made it. */
  readonly host: string
  /** ISO 8601, by the host's clock, here and below. */
  readonly startedAt: string
  readonly endedAt: string
  readonly versions: {
    readonly node: string
    /** Where there is a database in it. */
    readonly postgres?: string
    readonly pgDump?: string
  }
  /** Who can read it. */
  readonly recipients: readonly string[]
  readonly parts: readonly Part[]
}

export type Part = PostgresPart | RedisPart | FolderPart

interface Stored {
  /** `postgres/shop`; unique in its backup. */
  readonly name: string
  /** Where it lies in the bucket. */
  readonly key: string
  /** As it is stored: compressed with zstd, then encrypted with age. */
  readonly cipher: Measure
  readonly plain: Measure
}

/** A database, as pg_dump writes it in its custom form. */
export interface PostgresPart extends Stored {
  readonly kind: 'postgres'
  readonly database: string
  /** When its data was as it is here: one moment for all tables. */
  readonly snapshotAt: string
  /** Rows of each table (`public.orders`) in that moment. */
  readonly rows: Readonly<Record<string, number>>
  /** Written into the database just before: whoever restores it must find exactly this. */
  readonly canary: string
}

/** Keys of Redis, one JSON line each. */
export interface RedisPart extends Stored {
  readonly kind: 'redis'
  readonly keys: number
}

/** A folder of the host, as a tar archive. */
export interface FolderPart extends Stored {
  readonly kind: 'folder'
}

/** The manifest as it is stored: with a digest of all the rest in front, so that no changed bit goes unnoticed. */
export function sealManifest(manifest: Manifest): string {
  const text = JSON.stringify(manifest)
  return `{"sha256":"${digestOf(text)}",${text.slice(1)}`
}

/** @returns undefined where it is not, byte for byte, what was stored */
export function openManifest(stored: string): Manifest | undefined {
  const [, digest, rest] = /^\{"sha256":"([0-9a-f]{64})",(.*)$/s.exec(stored) ?? []
  if (rest === undefined || digest !== digestOf(`{${rest}`)) return undefined
  return JSON.parse(`{${rest}`)
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
