import { loadProject } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { HostFacts } from '../hosts/facts.ts'
import type { Host } from '../hosts/host.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import { readManifest, releasesIn } from '../releases/bucket.ts'
import { type Version, versionBefore, versionNamed } from '../releases/history/proven.ts'
import { asItRan, ranWithOf } from '../releases/history/ran-with.ts'
import { observeParts } from '../releases/parts.ts'
import { defaultEnvironment, openSession } from '../session.ts'
import { showRolledBack } from '../views/deploy.ts'
import type { CommandInput, Run } from './command.ts'
import { refuseLostHosts } from './lost-hosts.ts'
import { bringAbout, type Releasing, releasing } from './releasing.ts'

/**
 * Makes an earlier release the active one again, with the settings it ran with and the credentials of today. The
 * database stays as it is: releases live with a schema that is one step ahead.
 */
export const rollback: Run = async (input) => {
  const { environment, release } = await wordsOf(input)
  const session = await openSession({ ...input, environment })
  const observed = await observeParts(session.context)
  const command = `npx tengyun rollback ${session.name}${release === undefined ? '' : ` ${release}`}`
  await refuseLostHosts(input, session, observed, command)
  const result = await releasing(input, session, observed, 'rollback', async (place) => {
    const known = await lookAtHosts(place)
    const version = await chosenVersion(place, release, [...known.values()].map(heldOn))
    const { app, environment } = asItRan(session.project.config.app, session.environment, version.ranWith)
    return bringAbout(place, {
      purpose: 'rollback',
      meant: 'deployed',
      app,
      environment,
      release: version.release,
      known,
      // It lies in the bucket, or on every host.
      upload: async () => {},
      migrates: false,
      promotes: false,
      atOnce: true,
      guarded: false,
    })
  })
  showRolledBack(input.terminal, result)
  input.terminal.document(result)
  return 0
}

/** `rollback`, `rollback production`, `rollback production RELEASE`, and `rollback RELEASE` where that is no environment. */
async function wordsOf({ words, folder, options }: CommandInput) {
  const { config } = await loadProject(folder, options.config)
  const names = Object.keys(config.environments)
  const [first, second] = words
  if (first === undefined || names.includes(first)) return { environment: first, release: second }
  return isReleaseId(first)
    ? { environment: defaultEnvironment(names), release: first }
    : { environment: first, release: second }
}

function isReleaseId(word: string): boolean {
  return /^\d{8}-\d{6}-[0-9a-z]+$/.test(word)
}

/** @throws TengyunError `release/none-before`, `release/unknown`, `release/not-kept` */
async function chosenVersion(
  place: Releasing,
  named: string | undefined,
  held: readonly Held[],
): Promise<Version> {
  const { entries, session } = place
  const command = `npx tengyun releases ${session.name}`
  if (named !== undefined) {
    const version = versionNamed(entries, named) ?? (await untoldVersion(place, named))
    if (version === undefined) throw new TengyunError('release/unknown', { where: named, command })
    return keptSomewhere(place, version, held)
  }
  const version = versionBefore(
    entries,
    held.map(({ serving }) => serving).filter((id) => id !== undefined),
  )
  if (version === undefined) throw new TengyunError('release/none-before', { where: session.name, command })
  return keptSomewhere(place, version, held)
}

/** One of a time before there was a history: with the settings of today. */
async function untoldVersion(
  { context, bucket, session }: Releasing,
  id: string,
): Promise<Version | undefined> {
  const release = await readManifest(context, bucket, id)
  return release && { release, ranWith: ranWithOf(session.project.config.app, session.environment) }
}

interface Held {
  readonly serving: string | undefined
  readonly releases: readonly string[]
}

async function lookAtHosts({ hosts, session }: Releasing): Promise<ReadonlyMap<Host, HostFacts>> {
  const { app, project } = session.project.config
  const runtime = openRuntime({ project, app, compute: session.environment.compute })
  const facts = await Promise.all(hosts.map(async (host) => [host, await runtime.facts(host)] as const))
  return new Map(facts)
}

function heldOn({ active, running, releases }: HostFacts): Held {
  return { serving: active && running[active]?.release, releases }
}

/** A host that lost it fetches it again, so one of the two must have it. */
async function keptSomewhere(
  { context, bucket }: Releasing,
  version: Version,
  held: readonly Held[],
): Promise<Version> {
  const { id } = version.release
  if (held.every(({ releases }) => releases.includes(id))) return version
  const inBucket = await releasesIn(context, bucket)
  if (inBucket.includes(id)) return version
  throw new TengyunError('release/not-kept', { where: id, why: inBucket.toReversed().join(', ') })
}
