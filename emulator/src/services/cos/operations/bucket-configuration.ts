import type { Answer, BucketCall } from '../call.ts'
import type { ConfigurationKind } from '../configurations/index.ts'
import { refuse } from '../errors.ts'
import { readDocument } from '../http/body.ts'
import type { Configuration } from '../model.ts'
import { currentBucket } from '../objects/look-up.ts'
import type { Group, Tree } from '../xml/shape.ts'

/** Puts a sub-resource that is a document; what was there before is replaced whole. */
export function putConfiguration<Shape extends Group>(kind: ConfigurationKind<Shape>) {
  return async (call: BucketCall): Promise<Answer> => {
    const document: Tree<Shape> = await readDocument(call, kind.root, kind.shape)
    kind.check?.(document, call)
    const bucket = currentBucket(call)
    // Whatever its shape, a document is elements and text.
    const configurations = { ...bucket.configurations, [kind.parameter]: document as Configuration }
    call.storage.buckets.save({ ...bucket, configurations })
    return {}
  }
}

export function getConfiguration({ parameter, root, absent }: ConfigurationKind) {
  return ({ bucket }: BucketCall): Answer => {
    const content = bucket.configurations[parameter]
    if (content === undefined && absent !== undefined) throw refuse(absent)
    return { xml: { root, content: content ?? {} } }
  }
}

export function deleteConfiguration({ parameter }: ConfigurationKind) {
  return ({ storage, bucket }: BucketCall): Answer => {
    const { [parameter]: _removed, ...configurations } = bucket.configurations
    storage.buckets.save({ ...bucket, configurations })
    return { status: 204 }
  }
}
