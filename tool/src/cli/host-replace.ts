import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Key } from '../plan/model.ts'
import { propose, refuseViolations } from '../proposal.ts'
import { observeParts } from '../releases/parts.ts'
import { balancerOf } from '../releases/traffic/balancer.ts'
import { openSession, type Session } from '../session.ts'
import { reportDocument } from '../views/apply-report.ts'
import { proposalDocument, showProposal } from '../views/proposal.ts'
import { stepProgress } from '../views/step-progress.ts'
import { carryOutPlan } from './apply.ts'
import type { CommandInput, Run } from './command.ts'
import { joinHosts } from './joining.ts'
import { noHost } from './releasing.ts'

/**
 * `host replace`: a new machine in the place of one, in its zone, with its data disk and its address. It joins by itself
 * with what serves.
 */
export const hostReplace: Run = async (input) => {
  const [, , name] = input.words
  const opened = await openSession(input)
  const key = keyOf(opened, name)
  const session = { ...opened, requested: new Set([key]) }
  const proposal = await propose(session)
  if (!proposal.plan.changes.some((change) => change.key === key)) throw noHost(session.name, name)
  showProposal(input.terminal, proposal)
  refuseViolations(proposal)
  const report = await carryOutPlan(input, session, proposal.plan, 'renewable', (held) =>
    putAside(input, held, name),
  )
  const joined = await joinHosts(input, opened)
  const plan = proposalDocument(proposal, input.terminal.language)
  input.terminal.document({ plan, result: reportDocument(report), joined: joined ?? null })
  return 0
}

/** @throws TengyunError `cli/usage` where nobody says which, `host/not-ours` for one that the tool did not create */
function keyOf({ environment, name: environmentName }: Session, name: string | undefined): Key {
  if (name === undefined)
    throw new TengyunError('cli/usage', {
      where: 'host replace',
      command: `npx tengyun host replace ${environmentName} host-2`,
    })
  if (environment.compute.ssh !== undefined) throw new TengyunError('host/not-ours', { where: name })
  return `cvm/${name}`
}

/** Where others can take its requests, it gets no new ones, and as long as a release has to finish those under way. */
async function putAside(
  { terminal, signal }: CommandInput,
  session: Session,
  name: string | undefined,
): Promise<void> {
  const { context, project } = session
  const observed = await observeParts(context)
  const host = (await findHosts(session, observed)).find((one) => one.name === name)
  const balancer = balancerOf(context, observed)
  if (host === undefined || balancer === undefined) return
  const progress = stepProgress(terminal, signal)
  progress.begin({ en: `${host.name}: send its requests elsewhere`, zh: `${host.name}：将请求转往其他主机` })
  if (await balancer.drain(host)) await context.cloud.timing.sleep(project.config.app.drain * 1000, signal)
  progress.end()
}
