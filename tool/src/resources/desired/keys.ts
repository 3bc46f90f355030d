import { createHash } from 'node:crypto'
import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Key } from '../../plan/model.ts'

/** The resources that more than one part of the tool speaks of. */
export const keys = {
  vpc: 'vpc/main',
  subnet: 'subnet/main',
  appGroup: 'security-group/app',
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

/** The hosts that an environment has in the cloud, counted from 1; none where it has hosts of its own. */
export function hostKeys(compute: EnvironmentConfig['compute']): Key[] {
  const count = compute.ssh === undefined ? compute.hosts : 0
  return Array.from({ length: count }, (_, index): Key => `cvm/host-${index + 1}`)
}

/** What belongs to one host: `belonging('disk', 'cvm/host-1')` is `disk/host-1`. */
export function belonging(kind: string, host: Key): Key {
  return `${kind}/${host.slice(host.indexOf('/') + 1)}`
}

/** By the key itself: another key is another resource, so that hosts take the new one before the old one goes. */
export function keyPairKey(publicKey: string): Key {
  return `key-pair/${createHash('sha256').update(publicKey).digest('hex').slice(0, 8)}`
}
