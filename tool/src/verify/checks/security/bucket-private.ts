import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { askBucket } from '../../measure/bucket-request.ts'

export const bucketPrivate: Check = {
  id: 'bucket-private',
  title: { en: 'Buckets answer no unsigned request', zh: '存储桶拒绝未签名的请求' },
  story: ['4.1.2', 'T3'],
  expected: { en: '403 from each bucket', zh: '每个存储桶均返回 403' },
  mend: {
    en: 'Run `npx tengyun apply`, which makes them private again.',
    zh: '运行 `npx tengyun apply` 恢复私有读写。',
  },
  isQuick: true,
  async run(input) {
    const buckets = input.observed.filter(({ kind }) => kind === 'cos-bucket').map(({ id }) => id)
    const answers = await Promise.all(
      buckets.map(async (bucket) => ({ bucket, status: (await askBucket(input, bucket)).status })),
    )
    const told = answers.map(({ bucket, status }) => `GET ${bucket} → ${status}`)
    return judged(answers.length > 0 && answers.every(({ status }) => status === 403), told.join(', '), told)
  },
}
