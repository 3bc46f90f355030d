import { authorize } from '../access/authorize.ts'
import type { Answer, BucketCall } from '../call.ts'
import { CosError, refuse } from '../errors.ts'
import { readDocument } from '../http/body.ts'
import { limits } from '../limits.ts'
import { replicateSoon } from '../objects/replication.ts'
import { deleteKey, deleteVersion } from '../objects/versioning.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, oneOf, optional, text } from '../xml/shape.ts'

const object = group({ Key: text, VersionId: optional(text) })
const deletion = group({
  Quiet: optional(oneOf('true', 'false')),
  Object: many(object, { minimum: 1, maximum: limits.keysPerBatchDelete }),
})

/** DELETE Multiple Objects: https://cloud.tencent.com/document/product/436/8289. `Quiet` tells of failures only. */
export async function deleteObjects(call: BucketCall): Promise<Answer> {
  if (call.headers['content-md5'] === undefined) throw refuse('InvalidRequest', 'Content-MD5 is missing.')
  const { Quiet, Object: objects } = await readDocument(call, 'Delete', deletion)
  const outcomes = objects.map((each) => deleteOne(call, each))
  return {
    xml: {
      root: 'DeleteResult',
      content: {
        Deleted: Quiet === 'true' ? [] : outcomes.flatMap(({ deleted }) => deleted ?? []),
        Error: outcomes.flatMap(({ error }) => error ?? []),
      },
    },
  }
}

/** Each object needs the permission to delete it; one that is refused does not stop the others. */
function deleteOne(
  { world, storage, requester, bucket }: BucketCall,
  { Key, VersionId }: Tree<typeof object>,
) {
  try {
    authorize(world, { requester, action: 'cos:DeleteObject', bucket, key: Key })
    if (VersionId !== undefined && VersionId !== '') {
      const removed = deleteVersion(storage.versions, bucket, Key, VersionId)
      const wasMarker = removed?.kind === 'delete-marker'
      return { deleted: { Key, VersionId, ...(wasMarker ? marker(VersionId) : {}) } }
    }
    const added = deleteKey(storage.versions, bucket, Key)
    replicateSoon(world, bucket, added)
    return { deleted: { Key, ...(added ? marker(added.versionId) : {}) } }
  } catch (error) {
    if (!(error instanceof CosError)) throw error
    return { error: { Key, VersionId, Code: error.code, Message: error.message } }
  }
}

function marker(versionId: string) {
  return { DeleteMarker: true, DeleteMarkerVersionId: versionId }
}
