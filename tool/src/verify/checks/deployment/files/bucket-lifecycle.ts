import type { CosBucketFields } from '../../../../resources/cos-bucket.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const bucketLifecycle: Check = {
  id: 'bucket-lifecycle',
  title: { en: 'Files cool down and go by rules', zh: '文件按生命周期规则转储与清理' },
  story: ['4.1.4', 'C4'],
  expected: { en: 'every rule of the config', zh: '配置中的每条规则均已生效' },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the rules anew.',
    zh: '运行 `npx tengyun apply` 重写规则。',
  },
  async run(input) {
    const { lifecycle: wanted } = input.session.environment.files
    if (wanted.length === 0) return none
    const { lifecycle } = observedAt<CosBucketFields>(input, keys.files).fields
    const found = wanted.filter(({ id }) => lifecycle.some((rule) => rule.id === id))
    return judged(
      found.length === wanted.length,
      `${found.length}/${wanted.length}`,
      lifecycle.map((rule) => JSON.stringify(rule)),
    )
  },
}

const none = notChosen({
  en: 'The environment has no rules for its files (files.lifecycle): they stay where they are.',
  zh: '环境未配置生命周期规则（files.lifecycle），文件保持原样。',
})
