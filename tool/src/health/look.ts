import { ifThere } from '../hosts/absence.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { runProgram } from '../hosts/program.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import { type Finding, unseen } from './finding.ts'
import type { Around, SurveyOrder } from './host/order.ts'
import type { AroundSurvey, Survey } from './host/survey.ts'
import { probes } from './index.ts'
import { limitsOf } from './limits.ts'
import { observeAsFarAsPossible } from './observe.ts'
import { aroundOrder, ownOrder } from './order.ts'
import type { HealthInput, Probe, Seen, SurveyedHost } from './probe.ts'
import { surveyProgram } from './program.ts'
import { reasonOf } from './reason.ts'

/** Looks at all of an environment at once, and tells how each thing is, in the order of the probes. */
export async function lookAtHealth(session: Session, now: Date): Promise<Finding[]> {
  const { observed, silent } = await observeAsFarAsPossible(session.context)
  const hosts = await findHosts(session, observed)
  const seen = await surveyHosts(session, hosts, await orderAround(session, observed))
  const limits = limitsOf(session.environment)
  const input: HealthInput = { session, observed, silent, ...seen, limits, now }
  return (await Promise.all(probes.map((probe) => looked(probe, input)))).flat()
}

async function orderAround(session: Session, observed: readonly Observed[]): Promise<Seen<Around>> {
  try {
    return { told: await aroundOrder(session, observed) }
  } catch (error) {
    return { why: reasonOf(error) }
  }
}

/** The first host looks at what all of them share, too; where it does not answer, the next one does. */
async function surveyHosts(
  session: Session,
  hosts: readonly Host[],
  order: Seen<Around>,
): Promise<Pick<HealthInput, 'surveys' | 'around'>> {
  const own = ownOrder(session)
  const whole = 'told' in order ? { ...own, around: order.told } : own
  const surveys = await Promise.all(
    hosts.map((host, index) => surveyed(session, host, index === 0 ? whole : own)),
  )
  if ('why' in order) return { surveys, around: hosts.length === 0 ? undefined : order }
  const [first] = surveys
  if (first === undefined) return { surveys, around: undefined }
  const standIn = hosts.find((_, index) => 'told' in (surveys[index] ?? first).survey)
  const from =
    'told' in first.survey || standIn === undefined ? first : await surveyed(session, standIn, whole)
  return { surveys, around: aroundIn(from.survey) }
}

function aroundIn(survey: Seen<Survey>): Seen<AroundSurvey> | undefined {
  if ('why' in survey) return survey
  return survey.told.around && { told: survey.told.around }
}

async function surveyed(session: Session, host: Host, order: SurveyOrder): Promise<SurveyedHost> {
  const { project } = session.project.config
  try {
    const look = () => runProgram<Survey>(host, project, surveyProgram, order)
    return { host, survey: { told: await ifThere(host, look) } }
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
