import { observe } from '../apply/observe.ts'
import { openSession, removalPlanOf } from '../session.ts'
import { reportDocument } from '../views/apply-report.ts'
import { showPlan } from '../views/plan.ts'
import { carryOutPlan } from './apply.ts'
import type { Run } from './command.ts'
import { obtainConsent } from './consent.ts'

export const destroy: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const { name } = session
  const plan = await removalPlanOf(session)
  if (plan.changes.length > 0) {
    showPlan(terminal, plan)
    const question = {
      en: `This deletes ${name} with all its data. Type its name to go on:`,
      zh: `此操作将删除 ${name} 及其全部数据。请输入环境名以继续：`,
    }
    await obtainConsent(input, question, name)
  }
  const report = await carryOutPlan({ ...input, options: { ...input.options, yes: true } }, session, plan)

  const survivors = await observe(session.context)
  if (survivors.length === 0) await session.context.secrets.erase()
  const { colors } = terminal
  if (survivors.length === 0) {
    terminal.say({ en: `${colors.green('✓')} Survivors: none.`, zh: `${colors.green('✓')} 残留资源：无。` })
  } else {
    const list = survivors.map(({ key, id }) => `${key} (${id})`).join(', ')
    terminal.say({ en: `${colors.red('✗')} Survivors: ${list}`, zh: `${colors.red('✗')} 残留资源：${list}` })
  }
  terminal.document({
    environment: name,
    result: reportDocument(report),
    survivors: survivors.map(({ kind, key, id }) => ({ kind, key, id })),
  })
  return survivors.length === 0 ? 0 : 2
}
