import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { runProgram } from '../hosts/program.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import { type Finding, unseen } from './finding.ts'
import type { SurveyOrder } from './host/order.ts'
import type { Survey } from './host/survey.ts'
import { probes } from './index.ts'
import { limitsOf } from './limits.ts'
import { aroundOrder, ownOrder } from './order.ts'
import type { HealthInput, Probe, SurveyedHost } from './probe.ts'
import { surveyProgram } from './program.ts'
import { reasonOf } from './reason.ts'

/** Looks at all of an environment at once, and tells how each thing is, in the order of the probes. */
export async function lookAtHealth(
  session: Session,
  observed: readonly Observed[],
  now: Date,
): Promise<Finding[]> {
  const hosts = await findHosts(session, observed)
  const input: HealthInput = {
    session,
    observed,
    surveys: await surveyHosts(session, observed, hosts),
    limits: limitsOf(session.environment),
    now,
  }
  return (await Promise.all(probes.map((probe) => looked(probe, input)))).flat()
}

/** The first host looks at what all of them share, too; where it does not answer, the next one does. */
async function surveyHosts(
  session: Session,
  observed: readonly Observed[],
  hosts: readonly Host[],
): Promise<SurveyedHost[]> {
  const own = ownOrder(session)
  const around = hosts.length === 0 ? undefined : await aroundOrder(session, observed)
  const surveys = await Promise.all(
    hosts.map((host, index) => surveyed(session, host, index === 0 && around ? { ...own, around } : own)),
  )
  const isBlind = surveys.length > 1 && surveys[0] !== undefined && 'why' in surveys[0].survey
  const other = hosts.find((_, index) => surveys[index] !== undefined && 'told' in surveys[index].survey)
  if (!isBlind || other === undefined || around === undefined) return surveys
  const again = await surveyed(session, other, { ...own, around })
  return surveys.map((one) => (one.host.name === other.name ? again : one))
}

async function surveyed(session: Session, host: Host, order: SurveyOrder): Promise<SurveyedHost> {
  const { project } = session.project.config
  try {
    return { host, survey: { told: await runProgram<Survey>(host, project, surveyProgram, order) } }
  } catch (error) {
    return { host, survey: { why: reasonOf(error) } }
  }
}

/** A probe that breaks off could not look; the others could. */
async function looked(probe: Probe, input: HealthInput): Promise<Finding[]> {
  try {
    return await probe.look(input)
  } catch (error) {
    const head = { id: probe.id, title: probe.title, subject: input.session.name }
    return [unseen(head, reasonOf(error))]
  }
}
