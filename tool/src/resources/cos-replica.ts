import { cosCall } from '../cloud/cos.ts'
import type { Observed } from '../plan/model.ts'
import { type CosBucketFields, cosBucket, orderBucket, readBucket, withoutAppId } from './cos-bucket.ts'
import { detailsOf } from './details.ts'
import type { Kind, ResourceContext } from './kind.ts'
import { identify } from './ownership.ts'

const kind = 'cos-replica'

export interface CosReplicaFields extends CosBucketFields {
  /** Another one than the environment's. */
  readonly region: string
}

/** A bucket in another region, to which COS copies what is stored in one of the environment's. */
export const cosReplica: Kind<CosReplicaFields> = {
  kind,
  rules: { ...cosBucket.rules, immutable: ['region'] },
  patience: cosBucket.patience,

  async list(context) {
    const { cos, cloud, owner } = context
    const answer = await cosCall('GetService', () => cos.getService({}))
    const elsewhere = answer.Buckets.filter(({ Location }) => Location !== cloud.connection.region)
    return detailsOf(elsewhere, async ({ Name: id, Location: region }) => {
      const name = withoutAppId(context, id)
      // A new bucket has no tags for a moment, so names tell which are worth a closer look.
      if (!identify(owner, kind, name, {})) return []
      const { tags, fields } = await readBucket(inRegion(context, region), id)
      const identity = identify(owner, kind, name, tags)
      if (!identity) return []
      const state = { state: 'available', settled: true }
      const replica: Observed<CosReplicaFields> = {
        ...{ kind, ...identity, id, name, ...state },
        fields: { ...fields, region },
      }
      return [replica]
    })
  },

  create: (context, desired) => orderBucket(inRegion(context, desired.fields.region), desired),

  updates: cosBucket.updates.map(({ fields, apply }) => ({
    fields,
    apply: (context, observed, desired) => apply(inRegion(context, desired.fields.region), observed, desired),
  })),

  remove: (context, observed) => cosBucket.remove(inRegion(context, observed.fields.region), observed),

  tag: async (context, observed) => cosBucket.tag?.(inRegion(context, observed.fields.region), observed),
}

/** The same cloud as it looks from another region; COS alone is asked there. */
function inRegion(context: ResourceContext, region: string): ResourceContext {
  const { cloud } = context
  return { ...context, cloud: { ...cloud, connection: { ...cloud.connection, region } } }
}
