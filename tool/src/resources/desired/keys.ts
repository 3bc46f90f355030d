import { createHash } from 'node:crypto'
import { type PlacedHost, placedHosts } from '../../config/placement.ts'
import type { EnvironmentConfig } from '../../config/schema.ts'
import { serves } from '../../hosts/role.ts'
import type { Key } from '../../plan/model.ts'

/** The resources that more than one part of the tool speaks of. */
export const keys = {
  vpc: 'vpc/main',
  subnet: 'subnet/main',
  appGroup: 'security-group/app',
  /** Of hosts that serve nobody. */
  workerGroup: 'security-group/worker',
  dataGroup: 'security-group/data',
  files: 'cos-bucket/files',
  /** In another region, so that its name differs from that of the files'. */
  filesReplica: 'cos-replica/files-replica',
  releases: 'cos-bucket/releases',
  backups: 'cos-bucket/backups',
  postgres: 'postgres/main',
  readers: 'postgres-read-only-group/readers',
  redis: 'redis/main',
  hostRole: 'cam-role/host',
} as const satisfies Record<string, Key>

export const balancerKey: Key = 'clb/main'

/** The hosts that an environment has in the cloud; none where it has hosts of its own. */
export function hostKeys(environment: Placing): Key[] {
  return placedHosts(environment).map(keyOf)
}

/** Those of them that people's requests come to. */
export function servingKeys(environment: Placing): Key[] {
  return placedHosts(environment).filter(serves).map(keyOf)
}

type Placing = Pick<EnvironmentConfig, 'compute' | 'zone'>

export function keyOf({ name }: Pick<PlacedHost, 'name'>): Key {
  return `cvm/${name}`
}

/** The subnet that hosts in a zone stand in: a further zone's is called after it. */
export function subnetKey(zone: string, environment: Pick<EnvironmentConfig, 'zone'>): Key {
  return zone === environment.zone ? keys.subnet : `subnet/${zone}`
}

/** What belongs to one host: `belonging('disk', 'cvm/host-1')` is `disk/host-1`. */
export function belonging(kind: string, host: Key): Key {
  return `${kind}/${host.slice(host.indexOf('/') + 1)}`
}

/** By the key itself: another key is another resource, so that hosts take the new one before the old one goes. */
export function keyPairKey(publicKey: string): Key {
  return `key-pair/${createHash('sha256').update(publicKey).digest('hex').slice(0, 8)}`
}
