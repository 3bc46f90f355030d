import type { CosBucketFields } from '../../../../resources/cos-bucket.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const bucketReferer: Check = {
  id: 'bucket-referer',
  title: { en: 'Other web sites cannot link to files', zh: '防盗链已设置' },
  story: ['4.2.3'],
  expected: { en: 'the web sites of the config alone', zh: '仅允许配置中的网站引用' },
  mend: {
    en: 'Set files.referer and run `npx tengyun apply`.',
    zh: '设置 files.referer 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const wanted = input.session.environment.files.referer
    if (wanted === undefined) return none
    const { referer } = observedAt<CosBucketFields>(input, keys.files).fields
    const holds = referer !== null && wanted.allow.every((site) => referer.allow.includes(site))
    return judged(holds, referer === null ? '–' : referer.allow.join(', '), [JSON.stringify(referer)])
  },
}

const none = notChosen({
  en: 'No list of web sites (files.referer): the bucket is private, so a link needs a signature anyway.',
  zh: '未设置网站名单（files.referer）：存储桶为私有读写，链接本就需要签名。',
})
