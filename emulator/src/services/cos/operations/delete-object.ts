import type { Answer, ObjectCall } from '../call.ts'
import { describeVersion } from '../objects/describe.ts'
import { replicateSoon } from '../objects/replication.ts'
import { deleteKey, deleteVersion } from '../objects/versioning.ts'

/** DELETE Object: https://cloud.tencent.com/document/product/436/7743. What is not there is deleted already. */
export function deleteObject({ world, storage, bucket, key, query }: ObjectCall): Answer {
  const versionId = query.get('versionId')
  const affected =
    versionId === undefined
      ? deleteKey(storage.versions, bucket, key)
      : deleteVersion(storage.versions, bucket, key, versionId)
  if (versionId === undefined) replicateSoon(world, bucket, affected)
  return { status: 204, headers: affected ? describeVersion(affected, bucket) : {} }
}
