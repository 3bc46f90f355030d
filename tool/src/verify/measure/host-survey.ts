import { isDirect } from '../../config/redis-connection.ts'
import { type HostProgram, runProgram } from '../../hosts/program.ts'
import { keys } from '../../resources/desired.ts'
import { addressOf } from '../../resources/postgres.ts'
import { redisAddressOf } from '../../resources/redis.ts'
import type { CheckInput } from '../check.ts'
import type { Looks, PostgresLogin, RedisLogin, Survey, SurveyOrder } from '../host/order.ts'
import type { Told } from '../host/told.ts'
import { observedAt } from '../observed.ts'
import { once } from './once.ts'
import { secretsToKeep } from './secrets.ts'

const program: HostProgram = {
  title: 'try what can be tried from inside alone',
  main: 'verify/host/main.ts',
  parts: ['verify/host', 'hosts/paths.ts', 'hosts/postgres-greeting.ts', 'databases/clients/redis'],
  timeout: 120,
}

/** What the environment's hosts found out, each with its name. One program on each tries everything. */
export const hostSurveys = once(async (input): Promise<ReadonlyMap<string, Survey>> => {
  const order = await orderFor(input)
  const { project } = input.session.project.config
  const surveys = input.hosts.map(
    async (host) => [host.name, await runProgram<Survey>(host, project, program, order)] as const,
  )
  return new Map(await Promise.all(surveys))
})

/** Of what the first host found, one look: databases answer all hosts alike. @throws Error why there was none */
export async function surveyed<Name extends keyof Looks>(
  input: CheckInput,
  name: Name,
): Promise<Looks[Name]> {
  const [survey] = (await hostSurveys(input)).values()
  return lookIn(survey, name)
}

/** The same look of all hosts: what runs on them differs where they have roles. @throws Error why one had none */
export async function surveyedEverywhere<Name extends keyof Looks>(
  input: CheckInput,
  name: Name,
): Promise<Looks[Name][]> {
  return [...(await hostSurveys(input)).values()].map((survey) => lookIn(survey, name))
}

function lookIn<Name extends keyof Looks>(survey: Survey | undefined, name: Name): Looks[Name] {
  const told: Told<Looks[Name]> = survey?.[name] ?? { why: 'there is no host to try it from' }
  if ('why' in told) throw new Error(told.why)
  return told.told
}

async function orderFor(input: CheckInput): Promise<SurveyOrder> {
  const { environment, project } = input.session
  const [postgres, redis] = await Promise.all([postgresLogin(input), redisLogin(input)])
  const metrics = project.config.app.acceptance?.metrics
  return {
    project: project.config.project,
    runtime: environment.compute.runtime,
    ...(postgres && { postgres }),
    ...(redis && { redis }),
    ...(metrics === undefined ? {} : { metrics }),
    secrets: secretsToKeep(input.session),
  }
}

async function postgresLogin(input: CheckInput): Promise<PostgresLogin | undefined> {
  const { context, environment } = input.session
  if (environment.postgres === false) return undefined
  const { user, database } = environment.postgres
  return { ...(await addressOf(context, observedAt(input, keys.postgres).id)), user, database }
}

async function redisLogin(input: CheckInput): Promise<RedisLogin | undefined> {
  const { context, environment } = input.session
  if (environment.redis === false) return undefined
  const address = await redisAddressOf(context, observedAt(input, keys.redis).id)
  const password = context.secrets.ensure(`${keys.redis}/password`)
  return { ...address, password, direct: isDirect(environment.redis) }
}
