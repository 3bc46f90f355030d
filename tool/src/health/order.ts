import { isDirect } from '../config/redis-connection.ts'
import type { PostgresConfig } from '../config/schema.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import { privateIpIn, readOnlyGroupsOf } from '../resources/postgres/groups.ts'
import { addressOf } from '../resources/postgres.ts'
import { redisAddressOf } from '../resources/redis.ts'
import type { Session } from '../session.ts'
import type { Proving } from './host/certificate.ts'
import type { Around, SurveyOrder } from './host/order.ts'
import { answersItself, endpointOf } from './model-endpoint.ts'
import { lookBack } from './probes/requests.ts'

/** Of a resource, what leads to it. */
type Known = Pick<Observed, 'key' | 'id'>

/** What every host of the environment is asked to look at. */
export function ownOrder({ project, environment }: Session): SurveyOrder {
  const { app, project: name } = project.config
  const { port, runtime } = environment.compute
  return { project: name, runtime, port, health: app.health, ready: app.ready, minutes: lookBack }
}

/** What one of them is asked to look at besides: what all of them share. */
export async function aroundOrder(session: Session, observed: readonly Known[]): Promise<Around> {
  const [postgres, readers, redis] = await Promise.all([
    postgresIn(session, observed),
    readersIn(session, observed),
    redisIn(session, observed),
  ])
  const certificates: Proving[] = [
    ...(postgres === undefined ? [] : [proving(keys.postgres, postgres, 'postgres')]),
    ...(redis === undefined ? [] : [proving(keys.redis, redis, 'tls')]),
    ...site(session),
  ]
  return {
    certificates,
    ...(postgres && { postgres }),
    ...(readers && { readers }),
    ...(redis && { redis }),
    ...modelIn(session),
  }
}

function proving(
  name: string,
  { host, port }: { readonly host: string; readonly port: number },
  protocol: Proving['protocol'],
): Proving {
  return { name, host, port, protocol }
}

/** By its name, as people reach it. */
function site({ environment: { domain } }: Session): Proving[] {
  if (domain?.certificate === undefined) return []
  return [{ name: domain.name, host: domain.name, port: 443, serverName: domain.name, protocol: 'tls' }]
}

function modelIn({ project, environment }: Session): Pick<Around, 'model'> {
  const { model } = project.config.app
  if (model === undefined || answersItself(model, environment)) return {}
  return { model: `${endpointOf(model, environment).replace(/\/$/, '')}/models` }
}

async function postgresIn(session: Session, observed: readonly Known[]): Promise<Around['postgres']> {
  const settings = session.environment.postgres
  const found = observed.find(({ key }) => key === keys.postgres)
  if (settings === false || found === undefined) return undefined
  const { ip, port } = await addressOf(session.context, found.id)
  return { host: ip, port, ...login(session, settings) }
}

async function readersIn(session: Session, observed: readonly Known[]): Promise<Around['readers']> {
  const settings = session.environment.postgres
  const master = observed.find(({ key }) => key === keys.postgres)
  const group = observed.find(({ key }) => key === keys.readers)
  if (settings === false || master === undefined || group === undefined) return undefined
  const groups = await readOnlyGroupsOf(session.context, master.id)
  const found = groups.find(({ ReadOnlyGroupId }) => ReadOnlyGroupId === group.id)
  const port = found?.DBInstanceNetInfo?.find(({ NetType }) => NetType === 'private')?.Port ?? 0
  return { host: privateIpIn(found?.DBInstanceNetInfo), port, ...login(session, settings) }
}

/** As the app: what it cannot reach is not well, whatever an administrator can. */
function login({ context }: Session, { user, database }: PostgresConfig) {
  return { user, database, password: context.secrets.ensure(`${keys.postgres}/${user}`) }
}

async function redisIn(session: Session, observed: readonly Known[]): Promise<Around['redis']> {
  const { context, environment } = session
  const found = observed.find(({ key }) => key === keys.redis)
  if (environment.redis === false || found === undefined) return undefined
  const { ip, port } = await redisAddressOf(context, found.id)
  const direct = isDirect(environment.redis)
  return { host: ip, port, password: context.secrets.ensure(`${keys.redis}/password`), direct }
}
