import { type Cloud, isRead } from '../cloud/cloud.ts'
import { cosCall } from '../cloud/cos.ts'
import { CloudCallError, explainCallError, outcomeOf } from '../cloud/errors.ts'
import { showsWithin } from '../cloud/wait.ts'
import { bucketName, orderBucket } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { cloudName } from '../resources/ownership.ts'
import { diedHere, thisHolder } from './holder.ts'
import { acquireLease, type Lease } from './lease.ts'
import { cosLeaseStore, type LeaseRecord } from './lease-store.ts'

/**
 * Does some work as the only one who changes the environment. What a holder that died ordered in its last moments may
 * not show yet, so its successor waits until it would. The bucket that holds the lease is the first thing
 * an environment has, so it is made here if it is missing.
 *
 * @throws TengyunError `lease/held`, `lease/lost`
 */
export async function underLease<T>(
  context: ResourceContext,
  purpose: string,
  takenOver: (from: LeaseRecord, wait: number) => void,
  work: (guarded: ResourceContext) => Promise<T>,
): Promise<T> {
  const { cloud, owner } = context
  let wait = 0
  const lease = await explained(owner.environment, async () => {
    const store = cosLeaseStore(context, await ensureBucket(context))
    return acquireLease({
      store,
      timing: cloud.timing,
      environment: owner.environment,
      holder: thisHolder(purpose),
      isDead: diedHere,
      takenOver: (from, silence) => {
        wait = Math.max(0, showingTime(cloud) - silence)
        takenOver(from, wait)
      },
    })
  })
  try {
    if (wait > 0) await cloud.timing.sleep(wait, cloud.signal)
    return await work({ ...context, cloud: guarded(cloud, lease) })
  } finally {
    await release(lease)
  }
}

/** Milliseconds until lists show what was just ordered; the emulator's do at once. */
function showingTime({ connection }: Cloud): number {
  return connection.endpoint === undefined ? showsWithin : 0
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
