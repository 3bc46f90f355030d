import { propose } from '../proposal.ts'
import { openSession } from '../session.ts'
import { costDocument, showCost } from '../views/cost.ts'
import type { Run } from './command.ts'

export const cost: Run = async ({ terminal, ...input }) => {
  const session = await openSession({ terminal, ...input })
  const { cost } = await propose(session)
  showCost(terminal, session.name, cost)
  terminal.document({ environment: session.name, cost: costDocument(cost, terminal.language) })
  return 0
}
