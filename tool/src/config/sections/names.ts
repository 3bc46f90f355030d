import { z } from 'zod'
import { hostName } from './words.ts'

const uploaded = z.strictObject({
  type: z.literal('uploaded'),
  /** File with the certificate and those between it and its authority, PEM. */
  chain: z.string(),
  /**
   * File with the private key, PEM. It is taken into the environment's encrypted secrets, from where it comes on
   * machines that lack the file; keep the file itself out of the repository.
   */
  privateKey: z.string(),
})

const free = z.strictObject({
  /**
   * From the cloud for 90 days, proven by a DNS record; needs the zone in DNSPod of the same account. An apply
   * orders the next one when three weeks are left, and the apply after that puts it in place.
   */
  type: z.literal('free'),
})

const dns = z.strictObject({
  /** The zone in DNSPod that the records go into: `example.com`. It must exist. */
  zone: hostName,
  /** Seconds; the free plan asks for 600 at least. */
  ttl: z.int().min(1).max(604_800).default(600),
})

/** A name that people type, and how it leads here. */
export const named = {
  /** `safe.example.com`. In mainland regions it needs an ICP filing, which no API can make. */
  name: hostName,
  /** Keeps the record that leads the name here. Without it, somebody else sees to that. */
  dns: dns.optional(),
  /** What HTTPS proves itself with; without it there is none. */
  certificate: z.discriminatedUnion('type', [uploaded, free]).optional(),
}

interface Named {
  readonly name: string
  readonly dns?: { readonly zone: string } | undefined
  readonly certificate?: { readonly type: string } | undefined
}

export function isInZone({ name, dns }: Named): boolean {
  return dns === undefined || name === dns.zone || name.endsWith(`.${dns.zone}`)
}

export function canBeProven({ dns, certificate }: Named): boolean {
  return certificate?.type !== 'free' || dns !== undefined
}

export const notInZone = { path: ['name'], message: 'a name in its dns.zone' }
export const notProvable = {
  path: ['certificate'],
  message: 'a free certificate needs dns, where the name is proven',
}
