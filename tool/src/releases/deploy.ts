import { createHash } from 'node:crypto'
import type { AppConfig, EnvironmentConfig } from '../config/schema.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { type HostFacts, pathsOf, readFacts } from '../hosts/facts.ts'
import { type Host, runOn } from '../hosts/host.ts'
import { type HostPaths, otherSlot, type Slot } from '../hosts/paths.ts'
import { nginxConfig } from '../hosts/runtimes/process/nginx-config.ts'
import {
  deliverScript,
  fillScript,
  migrateScript,
  notReady,
  portTaken,
  prepareScript,
  probeScript,
  pruneScript,
  retireScript,
  switchScript,
} from '../hosts/runtimes/process/scripts.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Text } from '../text.ts'
import type { BuiltRelease } from './build.ts'
import { type Backing, settingsFile, settingsFor } from './settings.ts'
import { releaseLink, uploadRelease } from './upload.ts'

export interface DeployInput {
  readonly context: ResourceContext
  readonly app: AppConfig
  readonly environment: EnvironmentConfig
  readonly hosts: readonly Host[]
  readonly backing: Backing
  readonly releasesBucket: string
  readonly built: BuiltRelease
  /** Told at the beginning of each step. */
  readonly step: (title: Text) => void
}

export interface DeployResult {
  readonly release: string
  readonly hosts: readonly {
    readonly name: string
    readonly slot: Slot
    readonly outcome: 'deployed' | 'unchanged'
  }[]
}

/** Releases kept on a host besides those in use. */
const kept = 5

/** Seconds a new release may take to become ready. */
const probeSeconds = 60

/** Brings a release to every host, one after the other: what serves keeps serving until its successor is proven. */
export async function deploy(input: DeployInput): Promise<DeployResult> {
  const { context, built, hosts, step } = input
  const situations = await Promise.all(hosts.map((host) => situationOf(input, host)))
  const outdated = situations.filter((situation) => !isServed(situation))
  if (outdated.length > 0) {
    step({ en: `upload release ${built.release.id}`, zh: `上传版本 ${built.release.id}` })
    await uploadRelease(context, input.releasesBucket, built)
  }
  for (const situation of outdated) await deployTo(input, situation)
  await Promise.all(situations.filter(isServed).map((situation) => awaitServing(input, situation)))
  return {
    release: built.release.id,
    hosts: situations.map((situation) => ({
      name: situation.host.name,
      slot: isServed(situation) ? situation.current : situation.next,
      outcome: isServed(situation) ? 'unchanged' : 'deployed',
    })),
  }
}

/** A host as it is, and what would run on it. */
interface Situation {
  readonly host: Host
  readonly facts: HostFacts
  readonly paths: HostPaths
  readonly current: Slot
  readonly next: Slot
  /** The app's port in the next slot. */
  readonly port: number
  readonly environment: string
  /** Of the release with its settings. */
  readonly fingerprint: string
}

async function situationOf(input: DeployInput, host: Host): Promise<Situation> {
  const { app, built, context } = input
  const project = context.owner.project
  const facts = await readFacts(host, project)
  const paths = pathsOf(facts, project)
  const current = facts.active ?? 'green'
  const next = otherSlot(current)
  const port = next === 'blue' ? app.port : app.port + 1
  const settingsAt = (at: number) =>
    settingsFile(
      settingsFor({ ...input, paths, release: built.release.id, address: facts.address, port: at }),
    )
  // Both slots' fingerprints must agree, so the slot's own port is left out of it.
  const fingerprint = createHash('sha256')
    .update(
      [built.release.sha256, settingsAt(0), app.start, String(input.environment.compute.port)].join('\0'),
    )
    .digest('hex')
  return { host, facts, paths, current, next, port, environment: settingsAt(port), fingerprint }
}

function isServed({ facts, fingerprint }: Situation): boolean {
  return facts.active !== undefined && facts.running[facts.active]?.fingerprint === fingerprint
}

/** A host that was just started serves its release only when what it boots has come up. */
async function awaitServing(
  { app, environment }: DeployInput,
  { host, facts, paths, current }: Situation,
): Promise<void> {
  const url = `http://${facts.address}:${environment.compute.port}${app.ready}`
  const script = probeScript({ paths, slot: current, url, seconds: probeSeconds })
  const { exitCode, output } = await host.transport.run(script)
  if (exitCode === 0) return
  throw new TengyunError('release/probe-failed', {
    where: `${host.name}, slot ${current}`,
    why: output.trimEnd(),
  })
}

async function deployTo(input: DeployInput, situation: Situation): Promise<void> {
  await prepare(input, situation)
  await deliver(input, situation)
  await migrate(input, situation)
  await fill(input, situation)
  await probe(input, situation)
  await switchOver(input, situation)
  await retire(input, situation)
}

async function prepare(
  { app, backing, built, step }: DeployInput,
  { host, facts, paths }: Situation,
): Promise<void> {
  step({ en: `${host.name}: prepare`, zh: `${host.name}：准备` })
  // The archive, what it unpacks to, and some air.
  const needed = (built.release.size / 1024) * 6
  if (facts.freeKilobytes < needed) {
    throw new TengyunError('host/disk-full', {
      where: host.name,
      why: `${facts.freeKilobytes} KB < ${Math.ceil(needed)} KB`,
    })
  }
  await runOn(
    host,
    prepareScript({
      paths,
      nginx: facts.nginx,
      start: app.start,
      postgresCa: backing.postgres.authority,
      redisCa: backing.redis.authority,
    }),
  )
}

async function deliver(input: DeployInput, { host, paths }: Situation): Promise<void> {
  const { context, built, releasesBucket, step } = input
  step({ en: `${host.name}: fetch the release`, zh: `${host.name}：下载版本` })
  const { cosEndpoint } = context.cloud.connection
  await runOn(
    host,
    deliverScript({
      paths,
      release: built.release.id,
      sha256: built.release.sha256,
      url: releaseLink(context, releasesBucket, built.release),
      connectTo: cosEndpoint === undefined ? '' : new URL(cosEndpoint).host,
    }),
  )
}

async function migrate(
  { app, built, step }: DeployInput,
  { host, paths, environment }: Situation,
): Promise<void> {
  if (app.migrate === undefined) return
  step({ en: `${host.name}: migrate the database`, zh: `${host.name}：迁移数据库` })
  await runOn(host, migrateScript({ paths, release: built.release.id, environment, migrate: app.migrate }))
}

async function fill({ built, step }: DeployInput, situation: Situation): Promise<void> {
  const { host, paths, next, environment, fingerprint } = situation
  step({ en: `${host.name}: start in slot ${next}`, zh: `${host.name}：在 ${next} 槽位启动` })
  await runOn(host, fillScript({ paths, slot: next, release: built.release.id, environment, fingerprint }))
}

/** A release that does not become ready is stopped again; the other slot was never touched. */
async function probe(
  { app, step }: DeployInput,
  { host, facts, paths, next, port }: Situation,
): Promise<void> {
  step({ en: `${host.name}: probe ${app.ready}`, zh: `${host.name}：探测 ${app.ready}` })
  const url = `http://${facts.address}:${port}${app.ready}`
  const script = probeScript({ paths, slot: next, url, seconds: probeSeconds })
  const { exitCode, output } = await host.transport.run(script)
  if (exitCode === 0) return
  await runOn(host, retireScript(paths, next))
  const serving = facts.active === undefined ? undefined : facts.running[facts.active]?.release
  throw new TengyunError(exitCode === notReady ? 'release/probe-failed' : 'release/host-command-failed', {
    where: `${host.name}, slot ${next} (port ${port})`,
    why: output.trimEnd(),
    ...(serving === undefined
      ? {}
      : { now: { en: `${serving} still serves.`, zh: `${serving} 仍在服务。` } }),
  })
}

async function switchOver(input: DeployInput, { host, facts, paths, next, port }: Situation): Promise<void> {
  const { app, built, environment, step } = input
  step({ en: `${host.name}: switch to slot ${next}`, zh: `${host.name}：切换到 ${next} 槽位` })
  const isEmulated = facts.root !== ''
  const listen = { address: isEmulated ? facts.address : '0.0.0.0', port: environment.compute.port }
  const config = nginxConfig({
    paths,
    slot: next,
    release: built.release.id,
    listen,
    upstream: { address: facts.address, port },
    site: app.site,
    appPaths: [...new Set([app.health, app.ready])],
    isRoot: facts.isRoot,
    isEmulated,
  })
  const url = `http://${facts.address}:${listen.port}${app.health}`
  const script = switchScript({
    paths,
    slot: next,
    release: built.release.id,
    nginx: facts.nginx,
    config,
    url,
  })
  const { exitCode, output } = await host.transport.run(script)
  if (exitCode === 0) return
  await runOn(host, retireScript(paths, next))
  throw new TengyunError(exitCode === portTaken ? 'host/port-taken' : 'release/host-command-failed', {
    where: `${host.name}: ${script.title}`,
    why: output.trimEnd(),
  })
}

async function retire({ step }: DeployInput, { host, facts, paths, current }: Situation): Promise<void> {
  if (facts.running[current] !== undefined) {
    step({
      en: `${host.name}: drain and retire slot ${current}`,
      zh: `${host.name}：排空并停用 ${current} 槽位`,
    })
    await runOn(host, retireScript(paths, current))
  }
  await runOn(host, pruneScript(paths, kept))
}
