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
  /** From the cloud for 90 days, proven by a DNS record; needs the zone in DNSPod of the same account. */
  type: z.literal('free'),
})

const dns = z.strictObject({
  /** The zone in DNSPod that the records go into: `example.com`. It must exist. */
  zone: hostName,
  /** Seconds; the free plan asks for 600 at least. */
  ttl: z.int().min(1).max(604_800).default(600),
})

/** The name people type. In mainland regions it needs an ICP filing, which no API can make. */
export const domain = z
  .strictObject({
    /** `safe.example.com` */
    name: hostName,
    /** Keeps the record that leads the name here. Without it, somebody else sees to that. */
    dns: dns.optional(),
    certificate: z.discriminatedUnion('type', [uploaded, free]).optional(),
  })
  .refine(({ name, dns }) => dns === undefined || name === dns.zone || name.endsWith(`.${dns.zone}`), {
    path: ['name'],
    message: 'a name in its dns.zone',
  })
  .refine(({ dns, certificate }) => certificate?.type !== 'free' || dns !== undefined, {
    path: ['certificate'],
    message: 'a free certificate needs dns, where the name is proven',
  })
