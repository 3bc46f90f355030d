import { observe } from './apply/observe.ts'
import { underRole } from './ci/take-role.ts'
import type { CommandInput } from './cli/command.ts'
import { readAccount } from './cloud/account.ts'
import { openCloud } from './cloud/cloud.ts'
import { connectionFor } from './cloud/connect.ts'
import { openCos } from './cloud/cos.ts'
import { CloudCallError, explainCallError } from './cloud/errors.ts'
import { environmentOf, loadProject, type Project } from './config/load.ts'
import type { EnvironmentConfig } from './config/schema.ts'
import { onEmulatedHosts } from './hosts/emulated-hosts.ts'
import { withRobots } from './notices/cloud-robots.ts'
import { keepingIn } from './notices/keeping.ts'
import { makeRemovalPlan } from './plan/make-plan.ts'
import type { Desired, Key, Observed, Plan } from './plan/model.ts'
import type { HistoryEntry } from './releases/history/history.ts'
import { historyIn } from './releases/history/read-history.ts'
import { planWithShares } from './releases/traffic/shares.ts'
import { desiredResources } from './resources/desired.ts'
import { rulesOf } from './resources/index.ts'
import type { ResourceContext } from './resources/kind.ts'
import { openSecrets } from './secrets/secrets.ts'
import { ageStore, secretPlace } from './secrets/store.ts'

/** One environment of one project, opened for a command. */
export interface Session {
  readonly project: Project
  readonly name: string
  readonly environment: EnvironmentConfig
  /** Whether the config itself keeps it in the emulator: then it holds nothing that anybody would miss. */
  readonly isThrowaway: boolean
  /** Whether data is backed up before it is deleted. */
  readonly backups: boolean
  /** Objects that somebody wants anew, though nothing else asks for that. */
  readonly requested?: ReadonlySet<Key>
  readonly context: ResourceContext
}

/** Loads the config, reaches the cloud and proves the credentials. */
export async function openSession(input: CommandInput, opened?: Project): Promise<Session> {
  const { config: whole, folder } = opened ?? (await loadProject(input.folder, input.options.config))
  const name = input.environment ?? defaultEnvironment(Object.keys(whole.environments))
  const written = environmentOf(whole, name)
  const isThrowaway = written.cloud === 'emulator'
  // Any environment can be tried on this machine, production too.
  const placed = { config: whole, environment: written }
  const { config, environment } = isThrowaway || input.options.emulator ? onEmulatedHosts(placed) : placed
  const project = { folder, config }
  const owner = { project: config.project, environment: name }
  const direct = await connectionFor(folder, environment)
  try {
    const connection = await underRole(direct, owner, process.env, environment.access.ci?.audience)
    const cloud = openCloud(connection, {
      signal: input.signal,
      language: input.terminal.language === 'zh' ? 'zh-CN' : 'en-US',
    })
    const [account, cos, secrets] = await Promise.all([
      readAccount(cloud),
      openCos(connection),
      openSecrets(ageStore(secretPlace(folder, name, environment.cloud === 'emulator'))),
    ])
    const backups = !isThrowaway && input.options.backup !== false
    const context = { cloud, cos, account, owner, secrets }
    return { project, name, environment, isThrowaway, backups, context }
  } catch (error) {
    if (error instanceof CloudCallError) throw explainCallError(error, name)
    throw error
  }
}

/** `local` where there is one, else the only one; several need a name. */
export function defaultEnvironment(names: readonly string[]): string {
  if (names.includes('local') || names.length !== 1) return 'local'
  return names[0] ?? 'local'
}

export function desiredOf(session: Session): Desired[] {
  const { project, name, context } = session
  const { account, secrets, cloud } = context
  const { config, folder } = project
  const environment = withRobots(session.environment, keepingIn(session))
  const { region } = cloud.connection
  return desiredResources({ config, environmentName: name, environment, account, region, secrets, folder })
}

export async function planOf(
  session: Session,
): Promise<{ readonly plan: Plan; readonly observed: Observed[]; readonly entries: HistoryEntry[] }> {
  const observed = await observe(session.context)
  const entries = await historyIn(session.context, observed)
  const desired = desiredOf(session)
  const plan = planWithShares({ ...planHead(session), desired, observed }, entries)
  return { plan, observed, entries }
}

export async function removalPlanOf(session: Session): Promise<Plan> {
  const observed = await observe(session.context)
  return makeRemovalPlan({ ...planHead(session), observed })
}

/** What every plan of this environment is made with. */
export function planHead({ project, name, context, backups, requested }: Session) {
  return {
    project: project.config.project,
    environment: name,
    account: context.account.uin,
    region: context.cloud.connection.region,
    rules: rulesOf,
    backups,
    ...(requested === undefined ? {} : { requested }),
  }
}
