import { z } from 'zod'
import { cidr, zone } from './words.ts'

/** The sizes in which a classic NAT gateway is sold. */
const natBandwidths = [20, 50, 100, 200, 500, 1000, 2000, 5000] as const

const nat = z.strictObject({
  /** Mbps to the internet. */
  bandwidth: z.literal(natBandwidths).default(20),
})

export const network = z.strictObject({
  /** Address range of the VPC: within 10.0.0.0/12, 172.16.0.0/12 or 192.168.0.0/16. */
  cidr: cidr.default('10.20.0.0/16'),
  /** Address range of the subnet in the environment's zone. */
  subnet: cidr.default('10.20.1.0/24'),
  /**
   * Address ranges of the subnets in further zones of `compute.zones`, by zone. Default: the range as large as `subnet`
   * that has the zone's number: `10.20.7.0/24` in `ap-guangzhou-7`.
   */
  subnets: z.record(zone, cidr).default({}),
  /** A way to the internet for hosts that have no public address, through one shared address. */
  nat: nat.optional(),
})
