import type { CosBucketFields } from '../../../../resources/cos-bucket.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const bucketTiering: Check = {
  id: 'bucket-tiering',
  title: { en: 'Files move between tiers by how they are used', zh: '智能分层存储已启用' },
  story: ['4.3.4'],
  expected: { en: 'intelligent tiering with the days of the config', zh: '已按配置天数启用智能分层' },
  mend: {
    en: 'Set files.tiering and apply; it can never be changed afterwards.',
    zh: '设置 files.tiering 后执行 apply；启用后不可更改。',
  },
  async run(input) {
    const { tiering } = input.session.environment.files
    if (tiering === undefined) return none
    const found = observedAt<CosBucketFields>(input, keys.files).fields.tiering
    return judged(found === tiering, `${found} d`)
  },
}

const none = notChosen({
  en: 'The environment has no intelligent tiering (files.tiering).',
  zh: '环境未启用智能分层（files.tiering）。',
})
