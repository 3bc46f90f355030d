import type { Plan } from '../plan/model.ts'
import { minuteOf } from './minute.ts'
import { showChanges } from './plan.ts'
import type { Terminal } from './terminal.ts'

/** What differs from the last apply, field by field: `from` is the cloud, `to` what was applied. */
export function showDrift(terminal: Terminal, plan: Plan, at: string): void {
  const { colors } = terminal
  const appliedAt = minuteOf(at)
  if (plan.changes.length === 0) {
    terminal.say({
      en: `${colors.green('✓')} No drift: ${plan.environment} is as it was applied at ${appliedAt}.`,
      zh: `${colors.green('✓')} 没有漂移：${plan.environment} 与 ${appliedAt} 执行时一致。`,
    })
    return
  }
  terminal.say({
    en: `${plan.environment} differs from what was applied at ${appliedAt}:`,
    zh: `${plan.environment} 与 ${appliedAt} 执行时不一致：`,
  })
  showChanges(terminal, plan)
  terminal.say({
    en: `Change it back: npx tengyun drift ${plan.environment} --repair. Keep it: write it into the config.`,
    zh: `改回：npx tengyun drift ${plan.environment} --repair。保留：请将其写入配置。`,
  })
}
