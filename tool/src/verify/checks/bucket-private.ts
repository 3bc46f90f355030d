import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Connection } from '../../cloud/cloud.ts'
import type { Check } from '../check.ts'

export const bucketPrivate: Check = {
  id: 'bucket-private',
  title: { en: 'Buckets answer no unsigned request', zh: '存储桶拒绝未签名的请求' },
  async run({ session, observed }) {
    const buckets = observed.filter(({ kind }) => kind === 'cos-bucket').map(({ id }) => id)
    const { connection } = session.context.cloud
    const answers = await Promise.all(
      buckets.map(async (bucket) => ({ bucket, status: await unsignedGet(connection, bucket) })),
    )
    return {
      ok: answers.length > 0 && answers.every(({ status }) => status === 403),
      found: answers.map(({ bucket, status }) => `GET ${bucket} → ${status}`).join(', '),
    }
  },
}

/** Lists a bucket as a stranger would. */
function unsignedGet({ region, cosEndpoint }: Connection, bucket: string): Promise<number> {
  const host = `${bucket}.cos.${region}.myqcloud.com`
  return new Promise((done, failed) => {
    const asked =
      cosEndpoint === undefined
        ? secureRequest({ host, path: '/', timeout: 10_000 })
        : request(cosEndpoint, { path: '/', headers: { host }, timeout: 10_000 })
    asked.on('response', (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    })
    asked.on('timeout', () => asked.destroy(new Error(`${host} did not answer`)))
    asked.on('error', failed)
    asked.end()
  })
}
