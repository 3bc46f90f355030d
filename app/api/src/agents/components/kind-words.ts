import type { Language } from '../../errors/language.ts'
import type { Family } from './families.ts'

type Words = Record<Language, string>

/** What each family of components is called to people. */
export const familyWords: Record<keyof Family, Words> = {
  agent: { en: 'agent', 'zh-CN': '智能体' },
  condition: { en: 'termination condition', 'zh-CN': '终止条件' },
  context: { en: 'model context', 'zh-CN': '模型上下文' },
  memory: { en: 'memory', 'zh-CN': '记忆' },
  model: { en: 'model client', 'zh-CN': '模型客户端' },
  participant: { en: 'agent or team', 'zh-CN': '智能体或团队' },
  structure: { en: 'structured message', 'zh-CN': '结构化消息' },
  team: { en: 'team', 'zh-CN': '团队' },
  tool: { en: 'tool', 'zh-CN': '工具' },
  workbench: { en: 'workbench', 'zh-CN': '工具台' },
}

const typesInChinese: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: 'true 或 false',
  int: '整数',
  number: '数字',
  object: '对象',
  record: '对象',
  string: '文本',
}

/** A type as a schema names it. */
export const typeWords = (type: string): Words => ({ en: type, 'zh-CN': typesInChinese[type] ?? type })
