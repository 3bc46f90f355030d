import { type ApplyReport, applyPlan } from '../apply/apply.ts'
import { writeApplied } from '../drift/applied.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Plan } from '../plan/model.ts'
import { isSamePlan } from '../plan/same-plan.ts'
import { propose, refuseViolations } from '../proposal.ts'
import { keys } from '../resources/desired.ts'
import { desiredOf, openSession, planOf, type Session } from '../session.ts'
import { reportDocument, showReport } from '../views/apply-report.ts'
import { showDue } from '../views/due.ts'
import { applyProgress } from '../views/progress.ts'
import { proposalDocument, showProposal } from '../views/proposal.ts'
import type { CommandInput, Options, Run } from './command.ts'
import { obtainConsent, obtainDataConsent } from './consent.ts'
import { joinHosts } from './joining.ts'
import { asOnlyChanger } from './only-changer.ts'
import { namesAFile, readSavedPlan, refuseUnlessCurrent } from './saved-plan.ts'

export const apply: Run = async (input) => {
  const file = namesAFile(input.folder, input.environment) ? input.environment : undefined
  const saved = file === undefined ? undefined : await readSavedPlan(input.folder, file)
  const session = await openSession(saved ? { ...input, environment: saved.environment } : input)
  const proposal = await propose(session)
  if (saved && file !== undefined) refuseUnlessCurrent(saved, proposal.plan, file)
  showProposal(input.terminal, proposal)
  showDue(input.terminal, session.name, proposal.due)
  refuseViolations(proposal)
  const report = await carryOutPlan(input, session, proposal.plan, saved ? 'fixed' : 'renewable')
  const joined = await joinHosts(input, session)
  const plan = proposalDocument(proposal, input.terminal.language)
  input.terminal.document({ plan, result: reportDocument(report), joined: joined ?? null })
  return 0
}

const nothingDone: ApplyReport = { done: [], failed: [], notAttempted: [], interrupted: false, backups: [] }

/**
 * Asks, carries the plan out with progress, and fails unless all of it was done. A plan that was made for the moment
 * is renewable: where the environment has changed since and `--yes` agrees to what is needed, the newer one is shown
 * and carried out. One that a person has read is fixed.
 *
 * @param first what is done before anything else, once it is sure that the plan is carried out
 */
export async function carryOutPlan(
  input: CommandInput,
  session: Session,
  plan: Plan,
  kind: 'fixed' | 'renewable',
  first: (held: Session) => Promise<void> = async () => {},
): Promise<ApplyReport> {
  if (plan.changes.length === 0) return nothingDone
  await obtainConsent(input, { en: 'Carry this out? (y/n)', zh: '是否执行？(y/n)' })
  await obtainDataConsent(input, session, plan)
  return asOnlyChanger(input, session, 'apply', async (held) => {
    const current = await planIfOvertaken(input, held, plan, kind)
    await first(held)
    const report = await carryOut(input, held, current ?? plan)
    await writeApplied(held.context, { at: new Date().toISOString(), desired: desiredOf(held) })
    return report
  })
}

/** Carries a plan out under a lease that is held, and fails unless all of it was done. */
export async function carryOut(
  { terminal, options }: CommandInput,
  session: Session,
  plan: Plan,
): Promise<ApplyReport> {
  const report = await applyPlan(
    plan,
    session.context,
    applyProgress(terminal, Date.now),
    parallelismIn(options),
  )
  showReport(terminal, report)
  if (report.interrupted) throw new TengyunError('tengyun/interrupted')
  const first = report.failed[0]
  if (first) throw first.error
  return report
}

/**
 * Between showing a plan and getting the lease somebody else may have changed what it was made from; or the cloud
 * told an old state the first time.
 *
 * @throws TengyunError `apply/stale-plan` where a person agreed to this very plan
 */
async function planIfOvertaken(
  input: CommandInput,
  session: Session,
  shown: Plan,
  kind: 'fixed' | 'renewable',
): Promise<Plan | undefined> {
  const { plan } = await planOf(session)
  // The bucket that holds the lease is made to get the lease.
  if (isSamePlan(shown, plan, [keys.releases])) return undefined
  if (kind === 'fixed' || !input.options.yes) {
    throw new TengyunError('apply/stale-plan', {
      where: session.name,
      why: {
        en: 'Somebody changed the environment while this plan was being looked at.',
        zh: '在查看此计划期间，有人更改了环境。',
      },
    })
  }
  input.terminal.note({
    en: '  The environment has changed since; this is the plan now.',
    zh: '  环境在此之后已发生变化，当前计划如下。',
  })
  const proposal = await propose(session)
  showProposal(input.terminal, proposal)
  refuseViolations(proposal)
  await obtainDataConsent(input, session, proposal.plan)
  return proposal.plan
}

/** @throws TengyunError `cli/usage` */
function parallelismIn({ parallelism }: Options): number | undefined {
  if (parallelism === undefined) return undefined
  const count = Number(parallelism)
  if (Number.isInteger(count) && count > 0) return count
  throw new TengyunError('cli/usage', { where: '--parallelism', why: parallelism })
}
