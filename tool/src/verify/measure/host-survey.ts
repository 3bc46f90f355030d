import { type HostProgram, runProgram } from '../../hosts/program.ts'
import { keys } from '../../resources/desired.ts'
import { addressOf } from '../../resources/postgres.ts'
import { redisAddressOf } from '../../resources/redis.ts'
import type { CheckInput } from '../check.ts'
import type { Looks, Survey, SurveyOrder } from '../host/order.ts'
import type { Told } from '../host/told.ts'
import { once } from './once.ts'
import { secretsToKeep } from './secrets.ts'

const program: HostProgram = {
  title: 'try what can be tried from inside alone',
  main: 'verify/host/main.ts',
  parts: [
    'verify/host',
    'hosts/paths.ts',
    'hosts/postgres-greeting.ts',
    'hosts/runtimes/compose/network.ts',
    'backups/host/redis',
  ],
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
  const told: Told<Looks[Name]> = survey?.[name] ?? { why: 'there is no host to try it from' }
  if ('why' in told) throw new Error(told.why)
  return told.told
}

async function orderFor({ session, observed }: CheckInput): Promise<SurveyOrder> {
  const { context, environment, project } = session
  const idOf = (wanted: string) => observed.find(({ key }) => key === wanted)?.id ?? ''
  const [postgres, redis] = await Promise.all([
    addressOf(context, idOf(keys.postgres)),
    redisAddressOf(context, idOf(keys.redis)),
  ])
  const { user, database } = environment.postgres
  const metrics = project.config.app.acceptance?.metrics
  return {
    project: project.config.project,
    runtime: environment.compute.runtime,
    postgres: { ...postgres, user, database },
    redis: { ...redis, password: context.secrets.ensure(`${keys.redis}/password`) },
    ...(metrics === undefined ? {} : { metrics }),
    secrets: secretsToKeep(session),
  }
}
