import { planOf } from '../../../../session.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'

export const planEmpty: Check = {
  id: 'plan-empty',
  title: { en: 'The cloud is as the config says', zh: '云上资源与配置一致' },
  story: ['AC1', 'AC2', 'AC3', 'AC4', 'T1'],
  expected: { en: 'a plan with nothing in it', zh: '计划为空' },
  mend: {
    en: 'See what differs with `npx tengyun plan`, and run `npx tengyun apply`.',
    zh: '运行 `npx tengyun plan` 查看差异，再运行 `npx tengyun apply`。',
  },
  async run({ session }) {
    const { changes, unchanged } = (await planOf(session)).plan
    const evidence = changes.map(({ action, key, reason }) => `${action} ${key}: ${reason}`)
    const count = unchanged.length
    return judged(
      changes.length === 0,
      {
        en:
          changes.length === 0
            ? `${count} resources, nothing differs`
            : `${changes.length} differ: ${evidence.join('; ')}`,
        zh:
          changes.length === 0
            ? `${count} 个资源，无差异`
            : `${changes.length} 处差异：${evidence.join('；')}`,
      },
      evidence.length > 0 ? evidence : unchanged.map(({ key, id }) => `${key}: ${id}`),
    )
  },
}
