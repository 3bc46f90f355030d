import { ifPossible } from '../cloud/if-possible.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { lostAmong } from '../hosts/absence.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { balancersOf } from '../hosts/runtimes/balancers.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Key } from '../plan/model.ts'
import { pruneBucket, releasesIn } from '../releases/bucket.ts'
import { pruneBuilds } from '../releases/build/prune-builds.ts'
import { type ChangeInput, change } from '../releases/change.ts'
import type { DeployInput, DeployResult } from '../releases/deploy/deploy.ts'
import { releaseLinks } from '../releases/deploy/links.ts'
import { migrateAhead } from '../releases/deploy/migrate-ahead.ts'
import { keptReleases } from '../releases/deploy/retention.ts'
import { watchPlaces } from '../releases/guard/watching.ts'
import { authorIn } from '../releases/history/author.ts'
import type { HistoryEntry, HistoryStore } from '../releases/history/history.ts'
import { cosHistoryStore } from '../releases/history/history-store.ts'
import { provenVersions } from '../releases/history/proven.ts'
import { lookBack } from '../releases/history/read-history.ts'
import { registryOf } from '../releases/images/registry.ts'
import type { Part } from '../releases/parts.ts'
import { backingNow } from '../releases/settings/backing.ts'
import { imprintSecret } from '../releases/settings/imprint.ts'
import type { Backing } from '../releases/settings/settings.ts'
import { type Balancer, balancerOf, fullWeights, noWeights } from '../releases/traffic/balancer.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { ensureAppSecrets } from '../secrets/app-secrets.ts'
import type { Session } from '../session.ts'
import { showLeftOut } from '../views/deploy.ts'
import { type StepProgress, stepProgress } from '../views/step-progress.ts'
import type { CommandInput } from './command.ts'
import { chosenHosts } from './lost-hosts.ts'
import { asOnlyChanger } from './only-changer.ts'
import { toldChange } from './release-telling.ts'

/** What somebody who changes what serves knows of the environment. */
export interface Releasing {
  readonly input: CommandInput
  readonly session: Session
  readonly context: ResourceContext
  /** Those that are changed, and those that somebody leaves out. */
  readonly hosts: readonly Host[]
  readonly leftOut: readonly Host[]
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
    const found = await findHosts({ ...held, context }, observed)
    if (found.length === 0) throw noHost(session.name)
    const [backing, entries] = await Promise.all([
      backingNow(held, observed, found.length, idOf),
      history.newest(lookBack),
    ])
    const balancer = balancerOf(context, observed)
    const progress = stepProgress(input.terminal, input.signal)
    const result = await work({
      input,
      session: { ...held, context },
      context,
      ...chosenHosts(found, input.options),
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
  showLeftOut(place.input.terminal, place.leftOut, place.session.name)
  return result
}

/** Runs the migrations of what is wished, before anybody brings it: what serves goes on serving. */
export async function migrateFirst(place: Releasing, wish: Omit<Wish, 'meant'>): Promise<void> {
  await keepSecrets(place, wish)
  const lost = await lostAmong(place.hosts)
  const answering = place.hosts.filter((host) => lost.every((one) => one.host !== host))
  const hosts = answering.length === 0 ? place.hosts : answering
  await migrateAhead(changeOf(place, { ...wish, hosts, meant: 'deployed' }).deploy)
}

/** Before anything is told one, so that none is lost. */
async function keepSecrets({ context: { secrets } }: Releasing, { app }: Pick<Wish, 'app'>): Promise<void> {
  ensureAppSecrets(secrets, app.secrets)
  secrets.ensure(imprintSecret)
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
    assets: backing.siteCdn,
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
    leftOut: place.leftOut,
    weights: new Map([...(weights ?? fullWeights(place.hosts)), ...noWeights(place.leftOut)]),
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

/** @param only the name of the one that was looked for */
export function noHost(environment: string, only?: string): TengyunError {
  return new TengyunError('release/no-host', {
    where: only === undefined ? environment : `${environment}: ${only}`,
    command: `npx tengyun up ${environment}`,
  })
}
