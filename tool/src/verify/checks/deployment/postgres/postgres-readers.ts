import { postgresOf } from '../../../../databases/chosen.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt, observedOf } from '../../../observed.ts'

export const postgresReaders: Check = {
  id: 'postgres-readers',
  title: { en: 'Read-only instances share the work of reading', zh: '只读实例分担读请求' },
  story: ['2.3.4'],
  expected: { en: 'as many as the config names, behind one address', zh: '数量与配置一致，共用一个只读地址' },
  mend: { en: 'Run `npx tengyun apply`.', zh: '运行 `npx tengyun apply`。' },
  async run(input) {
    const { readOnly } = postgresOf(input.session)
    if (readOnly === undefined) return none
    const group = observedAt(input, keys.readers)
    const readers = observedOf(input, 'postgres-read-only')
    const evidence = [`${group.id}: ${group.state}`, ...readers.map(({ id, state }) => `${id}: ${state}`)]
    const holds = readers.length >= readOnly.instances && readers.every(({ settled }) => settled)
    return judged(holds, `${readers.length}/${readOnly.instances}`, evidence)
  },
}

const none = notChosen({
  en: 'The environment has no read-only instances (postgres.readOnly).',
  zh: '环境未配置只读实例（postgres.readOnly）。',
})
