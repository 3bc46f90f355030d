import { ifPossible } from '../cloud/if-possible.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { balancersOf } from '../hosts/runtimes/balancers.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Key } from '../plan/model.ts'
import { authorIn } from '../releases/author.ts'
import { type Balancer, balancerOf, fullWeights } from '../releases/balancer.ts'
import { pruneBucket, releasesIn } from '../releases/bucket.ts'
import { type ChangeInput, change } from '../releases/change.ts'
import { connectionsPerProcess, maxConnections } from '../releases/connections.ts'
import type { DeployInput, DeployResult } from '../releases/deploy.ts'
import type { HistoryEntry, HistoryStore } from '../releases/history.ts'
import { cosHistoryStore } from '../releases/history-store.ts'
import { registryOf } from '../releases/images/registry.ts'
import { releaseLinks } from '../releases/links.ts'
import { migrateAhead } from '../releases/migrate-ahead.ts'
import type { Part } from '../releases/parts.ts'
import { provenVersions } from '../releases/proven.ts'
import { pruneBuilds } from '../releases/prune-builds.ts'
import { keptReleases } from '../releases/retention.ts'
import { type Backing, readBacking } from '../releases/settings.ts'
import { watchPlaces } from '../releases/watching.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { ensureAppSecrets } from '../secrets/app-secrets.ts'
import type { Session } from '../session.ts'
import { type StepProgress, stepProgress } from '../views/step-progress.ts'
import type { CommandInput } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'
import { toldChange } from './release-telling.ts'

/** How many entries of the history are looked at: more than anybody goes back. */
export const lookBack = 30

/** What somebody who changes what serves knows of the environment. */
export interface Releasing {
  readonly input: CommandInput
  readonly session: Session
  readonly context: ResourceContext
  readonly hosts: readonly Host[]
  readonly backing: Backing
  readonly bucket: string
  readonly balancer: Balancer | undefined
  readonly history: HistoryStore
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  readonly progress: StepProgress
}

/**
 * Does something to what serves, as the only one who changes the environment. Once begun, a step is brought to its
 * end: a person who asks to stop is heard between two steps.
 *
 * @throws TengyunError `release/no-host`, `lease/held`
 */
export function releasing<T>(
  input: CommandInput,
  session: Session,
  observed: readonly Part[],
  purpose: string,
  work: (releasing: Releasing) => Promise<T>,
): Promise<T> {
  return asOnlyChanger(input, session, purpose, async (held) => {
    const context = { ...held.context, cloud: held.context.cloud.uninterrupted() }
    const idOf = (key: Key) => idAmong(observed, key, session.name)
    const bucket = idOf(keys.releases)
    const history = cosHistoryStore(context, bucket)
    const hosts = await findHosts({ ...held, context }, observed)
    if (hosts.length === 0) throw noHost(session.name)
    const [backing, entries] = await Promise.all([
      readBacking(context, idOf, connectionsFor(observed, hosts.length)),
      history.newest(lookBack),
    ])
    const balancer = balancerOf(context, observed)
    const progress = stepProgress(input.terminal, input.signal)
    const result = await work({
      input,
      session: { ...held, context },
      context,
      hosts,
      backing,
      bucket,
      balancer,
      history,
      entries,
      progress,
    })
    progress.end()
    return result
  })
}

/** What one process of the app may hold, by the size of the instance. */
function connectionsFor(observed: readonly Part[], hosts: number): number | undefined {
  const allowed = maxConnections(observed.find(({ key }) => key === keys.postgres)?.fields.parameters)
  return allowed === undefined ? undefined : connectionsPerProcess(allowed, hosts)
}

export interface Wish
  extends Pick<ChangeInput, 'purpose' | 'meant'>,
    Pick<
      DeployInput,
      'app' | 'environment' | 'release' | 'upload' | 'migrates' | 'promotes' | 'known' | 'share'
    > {
  /** Those to change. Default: all. */
  readonly hosts?: readonly Host[]
  /** How requests are shared in the end. Default: alike. */
  readonly weights?: ChangeInput['weights']
  /** Whether all hosts may switch at the same time: what they switch to is known to hold up. */
  readonly atOnce: boolean
  /** Whether it is taken back by itself when people get something too bad. */
  readonly guarded: boolean
}

/** Brings about what is wished, as one entry of the history, and lets go of releases that nobody goes back to. */
export async function bringAbout(place: Releasing, wish: Wish): Promise<DeployResult> {
  await keepSecrets(place, wish)
  const result = await toldChange(place, wish, () => change(changeOf(place, wish)))
  await ifPossible(() => forgetOld(place, wish, result))
  return result
}

/** Runs the migrations of what is wished, before anybody brings it: what serves goes on serving. */
export async function migrateFirst(place: Releasing, wish: Omit<Wish, 'meant'>): Promise<void> {
  await keepSecrets(place, wish)
  await migrateAhead(changeOf(place, { ...wish, meant: 'deployed' }).deploy)
}

/** Before anything is told one, so that none is lost. */
async function keepSecrets({ context: { secrets } }: Releasing, { app }: Pick<Wish, 'app'>): Promise<void> {
  ensureAppSecrets(secrets, app.secrets)
  await secrets.save()
}

function changeOf(place: Releasing, wish: Wish): ChangeInput {
  const { context, session, backing, bucket, balancer, history, entries, progress, input } = place
  const { purpose, meant, guarded, atOnce, weights, hosts, ...wanted } = wish
  const { compute, releases } = wanted.environment
  const runtime = openRuntime({
    project: session.project.config.project,
    app: wanted.app,
    compute,
    balancers: balancersOf(wanted.environment),
  })
  const { guard: limits } = releases
  const watching = { runtime, timing: context.cloud.timing, signal: input.signal, ...tellingOf(place) }
  return {
    purpose,
    meant,
    by: authorIn(process.env),
    store: history,
    entries,
    balancer,
    weights: weights ?? fullWeights(place.hosts),
    watch:
      limits === undefined || !guarded ? undefined : (places) => watchPlaces(places, { ...watching, limits }),
    deploy: {
      ...wanted,
      context,
      runtime,
      backing,
      hosts: hosts ?? place.hosts,
      // A load balancer needs some to send requests to meanwhile.
      atOnce: atOnce && balancer === undefined,
      links: releaseLinks(context, bucket, registryOf(wanted.environment, context.secrets)?.login),
      keep: releases.keep,
      proven: provenVersions(entries).map(({ release }) => release.id),
      step: progress.begin,
      finish: progress.goOn,
    },
  }
}

async function forgetOld(
  { context, bucket, history, session, input }: Releasing,
  { environment }: Wish,
  { release }: DeployResult,
): Promise<void> {
  const [releases, entries] = await Promise.all([releasesIn(context, bucket), history.newest(lookBack)])
  const proven = provenVersions(entries).map(({ release: { id } }) => id)
  const { keep } = environment.releases
  const kept = keptReleases({ releases, serving: [release], proven, keep })
  await pruneBucket(context, bucket, kept)
  await pruneBuilds({ folder: session.project.folder, kept, newest: keep, signal: input.signal })
}

function tellingOf({ input: { terminal }, progress }: Releasing) {
  return {
    began: (seconds: number) =>
      progress.begin({
        en: `watch what people get, for ${seconds} s (Ctrl-C: leave it as it is)`,
        zh: `观察 ${seconds} 秒（Ctrl-C：不再观察，保留新版本）`,
      }),
    cutShort: () =>
      terminal.note({
        en: 'No longer watched; the new release stays.',
        zh: '不再观察；新版本继续服务。',
      }),
  }
}

export function idAmong(observed: readonly Part[], key: Key, environment: string): string {
  const object = observed.find((one) => one.key === key)
  if (object === undefined) throw noHost(environment)
  return object.id
}

export function noHost(environment: string): TengyunError {
  return new TengyunError('release/no-host', {
    where: environment,
    command: `npx tengyun up ${environment}`,
  })
}
