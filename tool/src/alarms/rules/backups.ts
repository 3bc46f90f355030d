import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Rule } from '../rule.ts'
import type { RuleInput } from './index.ts'
import { above } from './steps.ts'

/** Hours that a backup may take, and be late. */
const grace = 2

/**
 * A dead man's switch: nobody need report a backup or a drill that failed or did not run. The newest one grows old.
 */
export function backupRules({ backups, environment }: RuleInput): Rule[] {
  if (backups === undefined) return []
  const expected = longestPause(backups.hours)
  const newest: Rule = {
    id: 'backup',
    title: { en: 'No backup was made for too long', zh: '过久未生成备份' },
    unit: 'h',
    ...above([expected + grace, 'critical']),
    lasts: 0,
    follows: [],
    shared: true,
    next: `npx tengyun backup ${environment}`,
  }
  const proven: Rule = {
    id: 'proven',
    title: { en: 'No backup was proven for too long', zh: '过久没有经演练验证的备份' },
    unit: 'h',
    ...above([backups.provenWithin, 'warning']),
    lasts: 0,
    follows: ['backup'],
    shared: true,
    next: `npx tengyun drill ${environment}`,
  }
  // Who makes backups by hand is reminded by what is proven alone.
  return backups.hours.length === 0 ? [proven] : [newest, proven]
}

type Hours = NonNullable<EnvironmentConfig['backups']>['hours']

/** Hours between two that follow each other, round the clock. */
export function longestPause(hours: Hours): number {
  const sorted = [...new Set(hours)].sort((one, other) => one - other)
  const pauses = sorted.map((hour, index) => (sorted[index + 1] ?? (sorted[0] ?? 0) + 24) - hour)
  return Math.max(0, ...pauses)
}
