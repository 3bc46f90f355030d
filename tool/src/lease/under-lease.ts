import { type Cloud, isRead } from '../cloud/cloud.ts'
import { cosCall } from '../cloud/cos.ts'
import { CloudCallError, explainCallError, outcomeOf } from '../cloud/errors.ts'
import { bucketName, orderBucket } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { cloudName } from '../resources/ownership.ts'
import { diedHere, thisHolder } from './holder.ts'
import { acquireLease, type Lease } from './lease.ts'
import { cosLeaseStore, type LeaseRecord } from './lease-store.ts'

/**
 * Does some work as the only one who changes the environment. The bucket that holds the lease is the first thing
 * an environment has, so it is made here if it is missing.
 *
 * @throws TengyunError `lease/held`, `lease/lost`
 */
export async function underLease<T>(
  context: ResourceContext,
  purpose: string,
  takenOver: (from: LeaseRecord) => void,
  work: (guarded: ResourceContext) => Promise<T>,
): Promise<T> {
  const { cloud, owner } = context
  const lease = await explained(owner.environment, async () => {
    const store = cosLeaseStore(context, await ensureBucket(context))
    return acquireLease({
      store,
      timing: cloud.timing,
      environment: owner.environment,
      holder: thisHolder(purpose),
      isDead: diedHere,
      takenOver,
    })
  })
  try {
    return await work({ ...context, cloud: guarded(cloud, lease) })
  } finally {
    await release(lease)
  }
}

/** Every change asks first whether the lease still is ours. */
function guarded(cloud: Cloud, lease: Lease): Cloud {
  return {
    ...cloud,
    uninterrupted: () => guarded(cloud.uninterrupted(), lease),
    async call(product, action, request) {
      if (!isRead(action)) await lease.assertHeld()
      return cloud.call(product, action, request)
    },
  }
}

async function ensureBucket(context: ResourceContext): Promise<string> {
  const { cos, cloud, owner } = context
  const name = cloudName(owner, keys.releases)
  const Bucket = bucketName(context, name)
  try {
    await cosCall('HeadBucket', () => cos.headBucket({ Bucket, Region: cloud.connection.region }))
  } catch (error) {
    if (!(error instanceof CloudCallError && outcomeOf(error) === 'gone')) throw error
    await orderBucket(context, { name, key: keys.releases })
  }
  return Bucket
}

async function explained<T>(where: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof CloudCallError) throw explainCallError(error, where)
    throw error
  }
}

/**
 * A release that the cloud does not hear of is none the worse: the lease lapses by itself. And a removal takes the
 * lease along with its bucket.
 */
async function release(lease: Lease): Promise<void> {
  try {
    await lease.release()
  } catch (error) {
    if (!(error instanceof CloudCallError)) throw error
  }
}
