import type { Severity } from './rule.ts'
import { rules } from './rules/index.ts'

const severities: Readonly<Record<Severity, string>> = {
  error: 'error · stops `apply` and `up` (exit code 4) · 阻止执行（退出码 4）',
  warning: 'warning · is shown · 仅提示',
}

/** The page `docs/reference/policies.md`: every policy, from the rules themselves. */
export function policyReference(): string {
  const sections = rules.map(({ id, severity, title, explanation, remedy }) =>
    [
      `## \`${id}\``,
      '',
      severities[severity],
      '',
      `${title.en} ${explanation.en} ${remedy.en}`,
      '',
      `${title.zh}${explanation.zh}${remedy.zh}`,
      '',
    ].join('\n'),
  )
  return [
    '# Policies · 策略',
    '',
    'Every plan is held against these. `tengyun plan --json` lists what was found as `findings`. A finding is',
    'accepted in the config, for one resource or, without `key`, for all, and always with a reason:',
    '',
    '每个计划都会接受以下检查，`tengyun plan --json` 在 `findings` 中列出结果。可在配置中接受某项结果（不写 `key`',
    '则适用于所有资源），并且必须写明理由：',
    '',
    '```ts',
    "accept: [{ id: 'network/port-open', key: 'security-group/app', reason: 'The game speaks on port 22.' }]",
    '```',
    '',
    'This page is made from the rules by `npm run generate`. 本页由 `npm run generate` 生成。',
    '',
    ...sections,
  ].join('\n')
}
