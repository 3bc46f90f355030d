import type { CosBucketFields } from '../../../resources/cos-bucket.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { observedOf } from '../../observed.ts'

export const bucketEncryption: Check = {
  id: 'bucket-encryption',
  title: { en: 'Objects are encrypted where they lie', zh: '对象存储服务端加密' },
  story: ['T3'],
  expected: { en: 'AES256 on every bucket', zh: '每个存储桶启用 AES256' },
  mend: { en: 'Run `npx tengyun apply`.', zh: '运行 `npx tengyun apply`。' },
  async run(input) {
    const buckets = observedOf<CosBucketFields>(input, 'cos-bucket')
    const told = buckets.map(({ id, fields }) => `${id}: ${fields.encryption || 'none'}`)
    const holds = buckets.every(({ fields }) => fields.encryption === 'AES256')
    return judged(buckets.length > 0 && holds, told.join(', '), told)
  },
}
