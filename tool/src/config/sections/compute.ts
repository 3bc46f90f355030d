import { z } from 'zod'
import { diskSize, size, weekday } from './words.ts'

const keyPair = z.strictObject({
  /** As in `~/.ssh/id_rsa.pub`. The cloud documents RSA keys only. */
  publicKey: z.string().regex(/^ssh-rsa [A-Za-z0-9+/]+={0,2}( .*)?$/, 'an RSA key as OpenSSH writes it'),
})

const snapshots = z.strictObject({
  /** Days of the week. */
  days: z.array(weekday).min(1).default(['monday', 'wednesday', 'friday', 'sunday']),
  /** Hour of the day, UTC+8. */
  hour: z.int().min(0).max(23).default(3),
  /** Days that a snapshot is kept. */
  retention: z.int().min(1).max(65_536).default(7),
})

export const compute = z.strictObject({
  /** How many hosts. More than one need a load balancer to share the work. */
  hosts: z.int().min(1).max(20).default(1),
  /** vCPU and memory; the cheapest type of that size that is sold in the zone is taken. */
  size: size.default('2c4g'),
  /** GB of the system disk, an SSD with Ubuntu 22.04. Grows in place, never shrinks. */
  systemDisk: diskSize.min(20).default(50),
  /** GB of the data disk, an SSD that outlives the host. Grows in place, never shrinks. */
  dataDisk: diskSize.default(20),
  /** Mbps of the public address. */
  bandwidth: z.int().min(1).max(100).default(5),
  /** Lets the bearer of the private key log in over SSH, from inside the VPC. Without it, nobody can. */
  keyPair: keyPair.optional(),
  /** Regular snapshots of the data disks. */
  snapshots: snapshots.optional(),
  /** How a release runs on the host. `process`: Node and nginx on the host itself. */
  runtime: z.literal('process').default('process'),
  /** The port on which the host serves people. */
  port: z.int().min(1).max(65535).default(80),
})
