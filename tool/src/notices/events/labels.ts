import type { Text } from '../../text.ts'

/** Names of facts that several events have. */
export const factNames = {
  by: { en: 'By', zh: '操作人' },
  hosts: { en: 'Hosts', zh: '主机' },
  took: { en: 'Took', zh: '耗时' },
  what: { en: 'What', zh: '内容' },
  why: { en: 'Why', zh: '原因' },
  serving: { en: 'Now', zh: '现状' },
} as const satisfies Record<string, Text>
