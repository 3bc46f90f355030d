import type { World } from '../../../engine/world.ts'
import type { replicationConfiguration } from '../configurations/replication.ts'
import type { Bucket, Version } from '../model.ts'
import type { Storage } from '../storage/index.ts'
import type { Tree } from '../xml/shape.ts'

type Rule = Tree<typeof replicationConfiguration>['Rule'][number]

const task = 'cos.replicate'

/** Cloud time, milliseconds. The cloud promises most objects within minutes. */
const replicationTime = 60_000

/**
 * Copies of what is stored in a bucket to another bucket: https://cloud.tencent.com/document/product/436/19923
 *
 * What was there before the rule stays where it is, and so does what was itself copied by a rule. Deleting a version
 * by its id is not repeated; the marker of a deletion is, unless the rule says otherwise.
 */
export function replicateSoon(world: World, bucket: Bucket, version: Version | undefined): void {
  if (!version || !ruleFor(bucket, version)) return
  const { key, versionId } = version
  const payload = { bucket: bucket.name, key, versionId }
  world.scheduler.schedule({ handler: task, after: replicationTime, payload })
}

export function registerReplication({ scheduler }: World, storage: Storage): void {
  scheduler.handle(task, ({ bucket, key, versionId }) => {
    const source = storage.buckets.find(String(bucket))
    const version = storage.versions.find(String(bucket), String(key), String(versionId))
    if (source && version) replicate(storage, source, version)
  })
}

/** Safe to repeat: a copy keeps the version's id. */
function replicate({ buckets, versions, blobs }: Storage, source: Bucket, version: Version): void {
  const rule = ruleFor(source, version)
  const target = buckets.find(targetOf(rule))
  if (!rule || target?.versioning !== 'Enabled') return
  if (versions.find(target.name, version.key, version.versionId)) return
  if (version.kind === 'delete-marker') {
    versions.addCopy({ ...version, bucket: target.name })
    return
  }
  // Who may read it and how it is encrypted is for the bucket that it goes to.
  const { acl: _acl, encryption: _encryption, ...object } = version
  versions.addCopy({
    ...object,
    ...(target.configurations.encryption !== undefined && { encryption: 'AES256' }),
    bucket: target.name,
    storageClass: rule.Destination.StorageClass?.toUpperCase() ?? object.storageClass,
    segments: blobs.share(object.segments),
  })
}

function ruleFor({ configurations }: Bucket, { key, kind }: Version): Rule | undefined {
  // It was checked by its shape when it was put.
  const configuration = configurations.replication as Tree<typeof replicationConfiguration> | undefined
  return configuration?.Rule.find(
    ({ Status, Prefix = '', DeleteMarkerReplication }) =>
      Status === 'Enabled' &&
      key.startsWith(Prefix) &&
      (kind === 'object' || DeleteMarkerReplication?.Status !== 'Disabled'),
  )
}

/** `qcs::cos:ap-shanghai::copies-1250000000` → `copies-1250000000` */
function targetOf(rule: Rule | undefined): string {
  return rule?.Destination.Bucket.split('::').at(-1) ?? ''
}
