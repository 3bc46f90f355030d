import { observe } from '../apply/observe.ts'
import { readApplied } from '../drift/applied.ts'
import { driftNotice } from '../notices/events/drift.ts'
import { placeOf } from '../notices/events/place.ts'
import type { Plan } from '../plan/model.ts'
import { historyIn } from '../releases/history/read-history.ts'
import { planWithShares } from '../releases/traffic/shares.ts'
import { openSession, planHead } from '../session.ts'
import { showDrift } from '../views/drift.ts'
import { planDocument } from '../views/plan.ts'
import { carryOut } from './apply.ts'
import type { Run } from './command.ts'
import { obtainConsent, obtainDataConsent } from './consent.ts'
import { asOnlyChanger } from './only-changer.ts'
import { tellPeople } from './telling.ts'

/** What somebody changed in the cloud since the config was last applied; exit code 4 if there is any. */
export const drift: Run = async (input) => {
  const { terminal, options } = input
  const session = await openSession(input)
  const applied = await readApplied(session.context)
  if (applied === undefined) {
    terminal.say({ en: `${session.name} was never applied.`, zh: `${session.name} 尚未执行过。` })
    terminal.document({ environment: session.name, appliedAt: null, changes: [] })
    return 0
  }
  const observed = await observe(session.context)
  const { desired } = applied
  const entries = await historyIn(session.context, observed)
  const plan: Plan = planWithShares({ ...planHead(session), desired, observed }, entries)
  showDrift(terminal, plan, applied.at)
  terminal.document({ ...planDocument(plan), appliedAt: applied.at })
  const toldOf = (changes: Plan['changes']) =>
    tellPeople(input, session, driftNotice(placeOf(session), changes, new Date()))
  if (!options.repair) await toldOf(plan.changes)
  if (plan.changes.length === 0) return 0
  if (!options.repair) return 4
  await obtainConsent(input, { en: 'Change it back? (y/n)', zh: '是否改回？(y/n)' })
  await obtainDataConsent(input, session, plan)
  await asOnlyChanger(input, session, 'drift --repair', (held) => carryOut(input, held, plan))
  await toldOf([])
  return 0
}
