import { applyPlan } from '../apply/apply.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Plan } from '../plan/model.ts'
import { openSession, planOf, type Session } from '../session.ts'
import { reportDocument, showReport } from '../views/apply-report.ts'
import { planDocument, showPlan } from '../views/plan.ts'
import { applyProgress } from '../views/progress.ts'
import type { CommandInput, Run } from './command.ts'
import { obtainConsent } from './consent.ts'

export const apply: Run = async (input) => {
  const session = await openSession(input)
  const { plan } = await planOf(session)
  showPlan(input.terminal, plan)
  const report = await carryOutPlan(input, session, plan)
  input.terminal.document({ plan: planDocument(plan), result: reportDocument(report) })
  return 0
}

/** Asks, carries the plan out with progress, and fails unless all of it was done. */
export async function carryOutPlan(input: CommandInput, session: Session, plan: Plan) {
  const { terminal } = input
  if (plan.changes.length > 0) {
    await obtainConsent(input, { en: 'Carry this out? (y/n)', zh: '是否执行？(y/n)' })
  }
  const report = await applyPlan(plan, session.context, applyProgress(terminal, Date.now))
  showReport(terminal, report)
  if (report.interrupted) throw new TengyunError('tengyun/interrupted')
  const first = report.failed[0]
  if (first) throw first.error
  return report
}
