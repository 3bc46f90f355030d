import type { CdnDomainFields } from '../../../../resources/cdn-domain.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../observed.ts'

export const cdn: Check = {
  id: 'cdn',
  title: { en: 'Files are served from nodes near people', zh: '文件由 CDN 就近加速' },
  story: ['1.4.4', '4.2.4', 'C5'],
  expected: {
    en: 'the CDN name is online, with the files’ bucket behind it',
    zh: 'CDN 域名已上线，回源到文件存储桶',
  },
  mend: { en: 'Run `npx tengyun apply`, which brings it online.', zh: '运行 `npx tengyun apply` 使其上线。' },
  async run(input) {
    if (input.session.environment.files.cdn === undefined) return none
    const { fields, state } = observedAt<CdnDomainFields>(input, 'cdn-domain/files')
    const evidence = [`${fields.domain}: ${state}, origin ${fields.bucket}, cache ${fields.cache} s`]
    return judged(fields.online, evidence[0] ?? '', evidence)
  },
}

const none = notChosen({
  en: 'The environment has no CDN (files.cdn).',
  zh: '环境未配置 CDN（files.cdn）。',
})
