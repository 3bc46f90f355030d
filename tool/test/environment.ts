import { applyPlan } from '../src/apply/apply.ts'
import { observe } from '../src/apply/observe.ts'
import { readAccount } from '../src/cloud/account.ts'
import { type Connection, openCloud } from '../src/cloud/cloud.ts'
import { openCos } from '../src/cloud/cos.ts'
import { realTiming, type Timing } from '../src/cloud/timing.ts'
import { checkConfig, problemLine } from '../src/config/check.ts'
import type { ConfigInput } from '../src/config/schema.ts'
import { makePlan, makeRemovalPlan } from '../src/plan/make-plan.ts'
import type { Desired, Observed, Plan } from '../src/plan/model.ts'
import { desiredResources } from '../src/resources/desired.ts'
import { rulesOf } from '../src/resources/index.ts'
import type { ResourceContext } from '../src/resources/kind.ts'
import { openSecrets, type Secrets } from '../src/secrets/secrets.ts'
import { inLanguage } from '../src/text.ts'

export type EnvironmentInput = ConfigInput['environments'][string]

/** One environment of a project called `shop`, planned and applied by the library as the commands do. */
export interface TestEnvironment {
  readonly context: ResourceContext
  plan(written: EnvironmentInput): Promise<Plan>
  /** Plans and carries the plan out; fails with everything that failed. */
  apply(written: EnvironmentInput): Promise<Plan>
  removeAll(): Promise<void>
  observe(): Promise<Observed[]>
}

export interface EnvironmentOptions {
  /** What paths in the config are relative to. */
  readonly folder?: string
  readonly timing?: Timing
  /** Of an environment that was opened before. */
  readonly secrets?: Secrets
  /** Folder of the static site that the app has. Default: none. */
  readonly site?: string
  /** Leaves some of what the config asks for out. Default: nothing. */
  readonly only?: (desired: Desired) => boolean
  /** How many steps at once. Default: as many as wait for nothing. */
  readonly parallelism?: number
}

export async function openEnvironment(
  connection: Connection,
  name: string,
  {
    folder = '/nowhere',
    timing = realTiming,
    secrets: known,
    site,
    only = () => true,
    parallelism,
  }: EnvironmentOptions = {},
): Promise<TestEnvironment> {
  const cloud = openCloud(connection, { language: 'en-US', timing })
  const [account, cos, secrets] = await Promise.all([
    readAccount(cloud),
    openCos(connection),
    known ?? openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} }),
  ])
  const owner = { project: 'shop', environment: name }
  const context: ResourceContext = { cloud, cos, account, owner, secrets }
  const head = { ...owner, account: account.uin, region: connection.region, rules: rulesOf, backups: true }

  const plan = async (written: EnvironmentInput): Promise<Plan> => {
    const config = configWith(name, written, site)
    const environment = config.environments[name]
    if (environment === undefined) throw new Error(`no environment ${name}`)
    const { region } = connection
    const input = { config, environmentName: name, environment, account, region, secrets, folder }
    const desired = desiredResources(input).filter(only)
    return makePlan({ ...head, desired, observed: await observe(context) })
  }

  return {
    context,
    plan,
    observe: () => observe(context),
    async apply(written) {
      const made = await plan(written)
      await carryOut(made, context, parallelism)
      return made
    },
    async removeAll() {
      await carryOut(makeRemovalPlan({ ...head, observed: await observe(context) }), context, parallelism)
    },
  }
}

function configWith(name: string, environment: EnvironmentInput, site: string | undefined) {
  const app = {
    build: { command: 'true', inputs: ['src'], output: 'out' },
    start: 'node server.js',
    ...(site === undefined ? {} : { site, image: { nginx: 'nginx.conf' } }),
  }
  const checked = checkConfig({ project: 'shop', app, environments: { [name]: environment } })
  if (checked.ok) return checked.config
  throw new Error(checked.problems.map((problem) => inLanguage(problemLine(problem), 'en')).join('\n'))
}

async function carryOut(plan: Plan, context: ResourceContext, parallelism?: number): Promise<void> {
  const silent = { started() {}, seen() {}, done() {}, failed() {} }
  const { failed } = await applyPlan(plan, context, silent, parallelism)
  if (failed.length === 0) return
  throw new Error(
    failed
      .map(
        ({ change, error }) =>
          `${change.action} ${change.key}: ${error.code} ${JSON.stringify(error.explanation.why)}`,
      )
      .join('\n'),
  )
}
