import { cosCall } from '../../cloud/cos.ts'
import { type Finding, measured, unseen } from '../finding.ts'
import type { HealthInput, Probe } from '../probe.ts'
import { reasonOf } from '../reason.ts'

const about = { id: 'storage', title: { en: 'Storage', zh: '存储' } }

/** Whether each bucket is there and answers us. */
export const storage: Probe = {
  ...about,
  look: (input) =>
    Promise.all(
      input.observed
        .filter(({ kind }) => kind === 'cos-bucket')
        .map(({ key, id }) => lookAtBucket(input, key, id)),
    ),
}

async function lookAtBucket({ session, limits }: HealthInput, key: string, id: string): Promise<Finding> {
  const { cos, cloud } = session.context
  const head = { ...about, id: `${about.id}/${key}`, subject: key }
  const begun = performance.now()
  try {
    await cosCall('HeadBucket', () => cos.headBucket({ Bucket: id, Region: cloud.connection.region }))
  } catch (error) {
    return unseen({ ...head, mend: `npx tengyun drift ${session.name}` }, reasonOf(error))
  }
  const took = Math.round(performance.now() - begun)
  return measured({ ...head, found: id }, took, 'ms', { most: limits.database })
}
