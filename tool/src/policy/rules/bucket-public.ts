import type { CosBucketFields } from '../../resources/cos-bucket.ts'
import { type Rule, wantedOf } from '../rule.ts'

export const bucketPublic: Rule = {
  id: 'bucket/public',
  severity: 'error',
  title: { en: 'A bucket answers requests that nobody signed.', zh: '存储桶响应未签名的请求。' },
  explanation: {
    en: 'Whoever knows or guesses a name can read the files, and the traffic is on your bill.',
    zh: '任何知道或猜到名称的人都能读取文件，流量由您付费。',
  },
  remedy: {
    en: 'Keep it private; give files out with signed links or through a CDN.',
    zh: '请保持私有；通过签名链接或 CDN 提供文件。',
  },
  violations: (subject) =>
    ['cos-bucket', 'cos-replica']
      .flatMap((kind) => wantedOf<CosBucketFields>(subject, kind))
      .filter(({ fields }) => fields.acl !== 'private')
      .map(({ key, fields: { acl } }) => ({
        key,
        message: { en: `Its ACL is ${acl}.`, zh: `其 ACL 为 ${acl}。` },
      })),
}
