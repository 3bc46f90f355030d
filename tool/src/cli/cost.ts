import { budgetNotice } from '../notices/events/budget.ts'
import { placeOf } from '../notices/events/place.ts'
import { propose } from '../proposal.ts'
import { openSession } from '../session.ts'
import { costDocument, showCost } from '../views/cost.ts'
import type { Run } from './command.ts'
import { tellPeople } from './telling.ts'

export const cost: Run = async ({ terminal, ...input }) => {
  const session = await openSession({ terminal, ...input })
  const { cost } = await propose(session)
  showCost(terminal, session.name, cost)
  const { budget } = session.environment
  if (budget !== undefined)
    await tellPeople({ terminal }, session, budgetNotice(placeOf(session), cost.monthly, budget, new Date()))
  terminal.document({ environment: session.name, cost: costDocument(cost, terminal.language) })
  return 0
}
