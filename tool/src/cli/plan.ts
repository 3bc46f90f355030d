import { openSession, planOf } from '../session.ts'
import { planDocument, showPlan } from '../views/plan.ts'
import type { Run } from './command.ts'
import { savePlan } from './saved-plan.ts'

export const plan: Run = async (input) => {
  const { terminal, options, folder } = input
  const session = await openSession(input)
  const { plan } = await planOf(session)
  showPlan(terminal, plan)
  if (options.out !== undefined) {
    // The plan speaks of fingerprints of secrets: those generated for it must be there when it is applied.
    await session.context.secrets.save()
    await savePlan(folder, options.out, plan)
    terminal.note({
      en: `Saved. Carry it out: npx tengyun apply ${options.out}`,
      zh: `已保存。执行：npx tengyun apply ${options.out}`,
    })
  }
  terminal.document(planDocument(plan))
  return 0
}
