import type { Rule } from '../rule.ts'

export const tagsMissing: Rule = {
  id: 'tags/missing',
  severity: 'warning',
  title: { en: 'An object lacks the tags that say whose it is.', zh: '资源缺少归属标签。' },
  explanation: {
    en: 'Nobody can tell what it is for, bills cannot be split by it, and a clean-up may take it for a leftover.',
    zh: '无法得知其用途，账单无法分摊，清理时可能被当作残留资源。',
  },
  remedy: { en: 'Apply: it puts the tags on.', zh: '执行 apply 会补上标签。' },
  violations: ({ observed }) =>
    observed
      .filter(({ tagged }) => !tagged)
      .map(({ key, id }) => ({
        key,
        message: { en: `${id} does not carry all its tags.`, zh: `${id} 的标签不完整。` },
      })),
}
