import { openSession, planOf } from '../session.ts'
import { planDocument, showPlan } from '../views/plan.ts'
import type { Run } from './command.ts'

export const plan: Run = async (input) => {
  const session = await openSession(input)
  const { plan } = await planOf(session)
  showPlan(input.terminal, plan)
  input.terminal.document(planDocument(plan))
  return 0
}
