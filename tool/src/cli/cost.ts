import { capacityFor } from '../capacity/capacity.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { budgetNotice } from '../notices/events/budget.ts'
import { placeOf } from '../notices/events/place.ts'
import { propose } from '../proposal.ts'
import { openSession, type Session } from '../session.ts'
import { capacityDocument, showCapacity } from '../views/capacity.ts'
import { costDocument, showCost } from '../views/cost.ts'
import type { CommandInput, Run } from './command.ts'
import { tellPeople } from './telling.ts'

export const cost: Run = async (input) => {
  const users = usersIn(input.options.users)
  const session = await openSession(input)
  return users === undefined ? costAsConfigured(input, session) : costForUsers(input, session, users)
}

async function costAsConfigured({ terminal }: CommandInput, session: Session): Promise<number> {
  const { cost } = await propose(session)
  showCost(terminal, session.name, cost)
  const { budget } = session.environment
  if (budget !== undefined)
    await tellPeople({ terminal }, session, budgetNotice(placeOf(session), cost.monthly, budget, new Date()))
  terminal.document({ environment: session.name, cost: costDocument(cost, terminal.language) })
  return 0
}

async function costForUsers(
  { terminal }: CommandInput,
  session: Session,
  users: readonly number[],
): Promise<number> {
  const capacities = await Promise.all(users.map((count) => capacityFor(session, count)))
  showCapacity(terminal, session.name, capacities)
  terminal.document(capacityDocument(session.name, capacities, terminal.language))
  return 0
}

/** `1000`, or `10,100,1000` to have them side by side. */
function usersIn(typed: string | undefined): readonly number[] | undefined {
  if (typed === undefined) return undefined
  const counts = typed.split(',').map(Number)
  if (counts.every((count) => Number.isSafeInteger(count) && count > 0)) return counts
  throw new TengyunError('cli/usage', { where: '--users', why: typed })
}
