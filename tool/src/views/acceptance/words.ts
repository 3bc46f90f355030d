import type { Text } from '../../text.ts'
import type { Group } from '../../verify/check.ts'
import type { Outcome } from '../../verify/finding.ts'

/** What the four groups and the four outcomes are called, wherever they are told. */
export const groupNames: Readonly<Record<Group, Text>> = {
  deployment: { en: 'Deployment', zh: '部署' },
  performance: { en: 'Performance', zh: '性能' },
  security: { en: 'Security', zh: '安全' },
  monitoring: { en: 'Monitoring', zh: '监控' },
}

export const outcomeNames: Readonly<Record<Outcome, Text>> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '未通过' },
  'not-chosen': { en: 'not chosen', zh: '未选用' },
  skipped: { en: 'could not be tried', zh: '无法在此验证' },
}

export const outcomeSigns: Readonly<Record<Outcome, string>> = {
  passed: '✓',
  failed: '✗',
  'not-chosen': '–',
  skipped: '○',
}
