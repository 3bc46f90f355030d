import { observe } from '../apply/observe.ts'
import type { Plan } from '../plan/model.ts'
import { openSession, removalPlanOf, type Session } from '../session.ts'
import { reportDocument } from '../views/apply-report.ts'
import { showPlan } from '../views/plan.ts'
import { showSurvivors } from '../views/survivors.ts'
import { carryOut } from './apply.ts'
import type { CommandInput, Run } from './command.ts'
import { obtainConsent, obtainDataConsent } from './consent.ts'
import { asOnlyChanger } from './only-changer.ts'

export const destroy: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const plan = await removalPlanOf(session)
  const report = plan.changes.length === 0 ? undefined : await remove(input, session, plan)

  const survivors = await observe(session.context)
  if (survivors.length === 0) await session.context.secrets.erase()
  showSurvivors(terminal, survivors)
  terminal.document({
    environment: session.name,
    result: report === undefined ? null : reportDocument(report),
    survivors: survivors.map(({ kind, key, id }) => ({ kind, key, id })),
  })
  return survivors.length === 0 ? 0 : 2
}

async function remove(input: CommandInput, session: Session, plan: Plan) {
  showPlan(input.terminal, plan)
  await obtainConsent(input, {
    en: `Delete ${session.name} with everything in it? (y/n)`,
    zh: `是否删除 ${session.name} 及其全部内容？(y/n)`,
  })
  await obtainDataConsent(input, session, plan)
  return asOnlyChanger(input, session, 'destroy', (held) => carryOut(input, held, plan))
}
