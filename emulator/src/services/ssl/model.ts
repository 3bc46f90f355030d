import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** As the cloud numbers them; it has more for kinds of certificates that are not free. */
export const status = {
  reviewing: 0,
  issued: 1,
  failed: 2,
  expired: 3,
  recordAdded: 4,
  cancelled: 7,
} as const

export type Status = (typeof status)[keyof typeof status]

export interface Certificate {
  readonly certificateId: string
  readonly alias: string
  readonly projectId: number
  /** SVR for servers; CA for authorities that a server trusts. */
  readonly kind: 'SVR' | 'CA'
  readonly status: Status
  readonly statusMessage: string
  /** The main name. */
  readonly domain: string
  readonly names: readonly string[]
  /** The chain in PEM, the certificate itself first; empty until it is issued. */
  readonly chain: string
  /** In PEM; empty where there is none. */
  readonly privateKey: string
  /** Milliseconds since the epoch; 0 until it is issued. */
  readonly notBefore: number
  readonly notAfter: number
  /** `RSA 2048`, `ECC 256` */
  readonly algorithm: string
  /** SHA-1 of the certificate, as OpenSSL writes it. */
  readonly fingerprint: string
  /** Of certificates that were applied for; uploaded ones have none. */
  readonly order?: Order
  readonly insertedAt: number
}

/** An application for a free certificate, and how its domain is to be proven. */
export interface Order {
  readonly method: 'DNS_AUTO' | 'DNS'
  /** The full name at which the authority looks for a TXT record. */
  readonly recordName: string
  readonly recordValue: string
  readonly keys: 'ECC' | 'RSA'
  /** Whether the record of DNS_AUTO goes once the certificate is issued. */
  readonly deleteRecord: boolean
  /** The record that DNS_AUTO made. */
  readonly recordId?: number
  /** When the authority gives up. */
  readonly deadline: number
}

export function certificates(world: World): Collection<Certificate> {
  return world.store.collection('ssl.certificates')
}
