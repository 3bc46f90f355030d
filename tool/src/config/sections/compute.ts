import { z } from 'zod'
import { ssh } from './ssh.ts'
import { diskSize, size, weekday, zone } from './words.ts'

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

const registry = z.strictObject({
  /** `ccr.ccs.tencentyun.com/shop/app`: where images are pushed to and pulled from, by digest. */
  repository: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/, 'a repository such as registry/space/name'),
  /** Who logs in. The password is the secret `REGISTRY_PASSWORD`: `tengyun secrets set REGISTRY_PASSWORD`. */
  user: z.string(),
})

/** What is to be said of every host, whosever it is. */
const common = {
  /** How a release runs on the host. `process`: Node and nginx on the host itself; `compose`: in containers. */
  runtime: z.enum(['process', 'compose']).default('process'),
  /** Images travel through it. Without one, they travel through the bucket of releases. */
  registry: registry.optional(),
  /** The port on which the host serves people. */
  port: z.int().min(1).max(65535).default(80),
}

const count = z.int().min(1).max(20)

/** What is to be said of every host that the tool creates. */
const cloudHost = {
  /** Hosts of one's own are the other way to have some: see there. */
  ssh: z.never().optional(),
  /**
   * Where hosts stand, in turn: the first in the first zone, the second in the second. Each zone besides the
   * environment's has a subnet of its own. Default: the environment's zone.
   */
  zones: z.array(zone).min(1).optional(),
  /** vCPU and memory; the cheapest type of that size that is sold in a host's zone is taken. */
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
  ...common,
}

/** Hosts that all do everything. */
const alike = z.strictObject({
  /** Hosts that differ in what they are for are the other way: see there. */
  roles: z.never({ error: 'it stands instead of `hosts`, not beside it' }).optional(),
  /** How many hosts. More than one need a load balancer to share the work. */
  hosts: count.default(1),
  ...cloudHost,
})

const roles = z.strictObject({
  /** Hosts that serve people, called `host-1` and so on. More than one need a load balancer. */
  web: count,
  /** Hosts that work and serve nobody, called `worker-1` and so on. No port of theirs is open to people. */
  worker: count,
})

const byRole = z.strictObject({
  /** Hosts that are all alike are the other way: see there. */
  hosts: z.never().optional(),
  /** Instead of `hosts`: how many hosts of each role. The app finds its own in the variable `ROLE`. */
  roles,
  ...cloudHost,
})

const ofOnesOwn = z.strictObject({
  /** Hosts of one's own say their roles themselves: see there. */
  roles: z.never({ error: 'hosts of your own say it themselves: `ssh.hosts[].role`' }).optional(),
  /** Hosts that exist already, instead of `hosts` or `roles` of the cloud. */
  ssh,
  ...common,
})

/** Hosts that the tool creates in the cloud, or, with `ssh`, those that exist already. */
export const compute = z.union([alike, ofOnesOwn, byRole])
