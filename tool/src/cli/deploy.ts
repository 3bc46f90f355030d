import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { serves } from '../hosts/role.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import { refuseUnsafeMigrations } from '../migrations/refuse.ts'
import { type BuiltRelease, buildRelease } from '../releases/build/build.ts'
import { makingOf } from '../releases/build/recipe.ts'
import { uploadRelease } from '../releases/build/upload.ts'
import type { DeployResult } from '../releases/deploy/deploy.ts'
import { canaryIn } from '../releases/history/proven.ts'
import { asItRan } from '../releases/history/ran-with.ts'
import { pushRelease, registryOf } from '../releases/images/registry.ts'
import { observeParts, type Part } from '../releases/parts.ts'
import { canaryWeights } from '../releases/traffic/canary-weights.ts'
import { openSession, type Session } from '../session.ts'
import { showCanary, showDeployed } from '../views/deploy.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput, Run } from './command.ts'
import { refuseLostHosts } from './lost-hosts.ts'
import { bringAbout, noHost, type Releasing, releasing } from './releasing.ts'
import { keepWatched } from './watching.ts'

export const deploy: Run = async (input) => {
  const { canary, promote } = input.options
  const percent = canary === undefined ? undefined : percentIn(canary)
  if (percent !== undefined && promote) throw usage('--canary, --promote')
  const session = await openSession(input)
  const observed = await observeParts(session.context)
  const how = promote ? ' --promote' : percent === undefined ? '' : ` --canary ${percent}%`
  await refuseLostHosts(input, session, observed, `npx tengyun deploy ${session.name}${how}`)
  const result = await (percent !== undefined
    ? bringCanary(input, session, observed, percent)
    : promote
      ? promoteCanary(input, session, observed)
      : bringRelease(input, session, observed))
  input.terminal.document(result)
  return 0
}

/** Builds the app, unless that was done before, and brings it to every host. */
export async function bringRelease(
  input: CommandInput,
  session: Session,
  observed: readonly Part[],
): Promise<DeployResult> {
  const built = await build(input, session, observed)
  const result = await releasing(input, session, observed, 'deploy', (place) =>
    bringAbout(place, { ...wishFor(place, built), meant: 'deployed' }),
  )
  showDeployed(input.terminal, result)
  await keepWatched(input, session, observed)
  return result
}

/**
 * Brings a release beside the one that serves and sends it a share of the requests, for people to look at it: to one
 * host where a load balancer shares them out, else to the standby slot of every host.
 */
async function bringCanary(
  input: CommandInput,
  session: Session,
  observed: readonly Part[],
  percent: number,
): Promise<DeployResult> {
  const built = await build(input, session, observed)
  const result = await releasing(input, session, observed, 'deploy --canary', (place) => {
    refuseSecondCanary(place)
    return bringAbout(place, { ...wishFor(place, built), meant: 'canary', ...shareIn(place, percent) })
  })
  showCanary(input.terminal, result, percent, session.name)
  return result
}

/** Workers get no requests, so they go on with what they have. */
function shareIn({ hosts, balancer }: Releasing, percent: number) {
  const serving = hosts.filter(serves)
  const [host, ...others] = serving
  if (host === undefined || others.length === 0 || balancer === undefined)
    return { hosts: serving, share: percent }
  const ids = others.map(({ id }) => id)
  return { hosts: [host], weights: canaryWeights(host.id, ids, percent) }
}

/** Brings the release of the canary to all hosts, which then share the requests alike. */
async function promoteCanary(
  input: CommandInput,
  session: Session,
  observed: readonly Part[],
): Promise<DeployResult> {
  const result = await releasing(input, session, observed, 'deploy --promote', (place) => {
    const canary = canaryIn(place.entries)
    if (canary === undefined) {
      const command = `npx tengyun deploy ${session.name} --canary 10%`
      throw new TengyunError('release/no-canary', { where: session.name, command })
    }
    const { app, environment } = asItRan(session.project.config.app, session.environment, canary.ranWith)
    return bringAbout(place, {
      purpose: 'promote',
      meant: 'deployed',
      app,
      environment,
      release: canary.release,
      // It has been since the canary began.
      upload: async () => {},
      migrates: false,
      promotes: true,
      atOnce: false,
      guarded: true,
    })
  })
  showDeployed(input.terminal, result)
  return result
}

/** A release in the place of what serves. */
export function wishFor({ session, context, bucket }: Releasing, built: BuiltRelease) {
  return {
    purpose: 'deploy',
    app: session.project.config.app,
    environment: session.environment,
    release: built.release,
    upload: () => uploadRelease(context, bucket, built),
    migrates: true,
    promotes: false,
    atOnce: false,
    guarded: true,
  } as const
}

/** Builds the app, unless that was done before. */
export async function build(
  { terminal, signal }: CommandInput,
  session: Session,
  observed: readonly Part[],
): Promise<BuiltRelease> {
  const { project, environment, context, name } = session
  const { app } = project.config
  if ((await findHosts(session, observed)).length === 0) throw noHost(name)
  await refuseUnsafeMigrations(project)
  const progress = stepProgress(terminal, signal)
  const { compute } = environment
  const kind = openRuntime({ project: project.config.project, app, compute }).takes
  const making = makingOf(app, kind)
  const built = await buildRelease({
    folder: project.folder,
    app,
    project: context.owner.project,
    kind,
    now: new Date(),
    started: () => progress.begin({ en: `build: ${making}`, zh: `构建：${making}` }),
    waits: (pid) =>
      progress.begin({ en: `wait for the build of process ${pid}`, zh: `等待进程 ${pid} 的构建` }),
    signal,
  })
  const registry = registryOf(environment, context.secrets)
  if (registry !== undefined && built.release.artifact.kind === 'image') {
    progress.begin({ en: `push to ${registry.repository}`, zh: `推送到 ${registry.repository}` })
    const pushed = await pushRelease(built, registry, { folder: project.folder, signal })
    progress.end()
    return pushed
  }
  progress.end()
  return built
}

/** @throws TengyunError `release/canary-impossible` */
function refuseSecondCanary({ entries, session: { name } }: Releasing): void {
  const running = canaryIn(entries)
  if (running !== undefined) {
    const { id } = running.release
    throw new TengyunError('release/canary-impossible', {
      where: name,
      why: { en: `${id} is one already.`, zh: `${id} 正在灰度。` },
      next: { en: 'Bring that one to all, or go back first:', zh: '请先将其全量，或先回退：' },
      command: `npx tengyun deploy ${name} --promote`,
    })
  }
  if (entries.some(({ outcome }) => outcome === 'deployed')) return
  throw new TengyunError('release/canary-impossible', {
    where: name,
    why: { en: 'Nothing serves the others yet.', zh: '尚无版本服务其余请求。' },
  })
}

/** `10%` or `10`. */
function percentIn(word: string): number {
  const percent = Number(/^(\d{1,2})%?$/.exec(word)?.[1])
  if (percent >= 1 && percent <= 99) return percent
  throw usage(`--canary ${word}: 1% … 99%`)
}

function usage(why: string): TengyunError {
  return new TengyunError('cli/usage', { why, command: 'npx tengyun deploy --help' })
}
