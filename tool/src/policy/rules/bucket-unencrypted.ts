import type { CosBucketFields } from '../../resources/cos-bucket.ts'
import { type Rule, wantedOf } from '../rule.ts'

export const bucketUnencrypted: Rule = {
  id: 'bucket/unencrypted',
  severity: 'error',
  title: { en: 'A bucket keeps files unencrypted.', zh: '存储桶未加密保存文件。' },
  explanation: {
    en: 'Encryption at rest costs nothing, and audits ask for it.',
    zh: '静态加密不收费，合规审计会要求开启。',
  },
  remedy: { en: 'Set its encryption to AES256.', zh: '请将加密方式设为 AES256。' },
  violations: (subject) =>
    ['cos-bucket', 'cos-replica']
      .flatMap((kind) => wantedOf<CosBucketFields>(subject, kind))
      .filter(({ fields }) => fields.encryption === '')
      .map(({ key }) => ({ key, message: { en: 'It has no encryption.', zh: '未设置加密。' } })),
}
