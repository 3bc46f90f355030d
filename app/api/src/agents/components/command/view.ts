import type { Language } from '../../../errors/language.ts'
import type { Problem } from '../problem.ts'
import type { EntryReport, FileReport } from './check.ts'

type Words = Record<Language, string>

const words = {
  runs: { en: 'can run', 'zh-CN': '可以运行' },
  cannot: { en: 'cannot run', 'zh-CN': '不能运行' },
  agents: { en: 'agents', 'zh-CN': '智能体' },
  models: { en: 'models', 'zh-CN': '模型' },
  tools: { en: 'tools', 'zh-CN': '工具' },
  team: { en: 'team', 'zh-CN': '团队' },
  sop: { en: 'SOP team', 'zh-CN': 'SOP 团队' },
  workflows: { en: 'workflows', 'zh-CN': '流程' },
  agent: { en: 'agent', 'zh-CN': '智能体' },
  secrets: {
    en: 'secrets, which an import keeps apart and never shows again',
    'zh-CN': '密钥，导入时单独加密保存，之后不再显示',
  },
} satisfies Record<string, Words>

/** Whole reports for people, one after the other, and the sum of them. */
export function told(reports: readonly FileReport[], language: Language): string {
  const say = (text: Words) => text[language]
  const verdict = (runs: boolean) => say(runs ? words.runs : words.cannot)

  const problem = (mark: string) => (it: Problem) => [
    `    ${mark} ${it.path}  ${it.code}`,
    `      ${say(it.message)}`,
    `      → ${say(it.next)}`,
  ]
  const list = (label: Words, names: readonly string[]) =>
    names.length > 0 ? [`    ${say(label)}: ${names.join(', ')}`] : []
  const entry = (it: EntryReport) => [
    `  ${it.runs ? '✓' : '✗'} ${say(words[it.kind])} ${it.label} (${it.path}): ${verdict(it.runs)}`,
    ...list(words.workflows, it.parts?.workflows ?? []),
    ...list(words.agents, it.parts?.agents ?? []),
    ...list(words.models, it.parts?.models ?? []),
    ...list(words.tools, it.parts?.tools ?? []),
    ...it.problems.flatMap(problem('✗')),
    ...it.warnings.flatMap(problem('!')),
  ]
  const file = (it: FileReport) => [
    `${it.file}: ${verdict(it.runs)}`,
    ...it.problems.flatMap(problem('✗')),
    ...it.entries.flatMap(entry),
    ...(it.secrets.length > 0
      ? [`    ${say(words.secrets)}:`, ...it.secrets.map((at) => `      ${at}`)]
      : []),
    '',
  ]
  return [...reports.flatMap(file), say(sum(reports))].join('\n')
}

function sum(reports: readonly FileReport[]): Words {
  const running = reports.filter(({ runs }) => runs).length
  const failing = reports.length - running
  return {
    en: `${reports.length} ${reports.length === 1 ? 'file' : 'files'}: ${running} can run, ${failing} cannot.`,
    'zh-CN': `共 ${reports.length} 个文件：${running} 个可以运行，${failing} 个不能运行。`,
  }
}
