import { cosCall } from '../../cloud/cos.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'storage', title: { en: 'Storage', zh: '存储' } }

/** Whether each bucket is there and answers us. */
export const storage: Probe = {
  ...about,
  look: ({ session, observed, limits }) => {
    const { cos, cloud } = session.context
    const buckets = observed.filter(({ kind }) => kind === 'cos-bucket')
    return Promise.all(
      buckets.map(async ({ key, id }) => {
        const head = { ...about, id: `${about.id}/${key}`, subject: key }
        const begun = performance.now()
        await cosCall('HeadBucket', () => cos.headBucket({ Bucket: id, Region: cloud.connection.region }))
        return measured({ ...head, found: id }, Math.round(performance.now() - begun), 'ms', {
          most: limits.database,
        })
      }),
    )
  },
}
