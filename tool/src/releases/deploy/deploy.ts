import type { Host } from '../../hosts/host.ts'
import type { Slot } from '../../hosts/paths.ts'
import type { Place } from '../../hosts/runtimes/runtime.ts'
import type { Text } from '../../text.ts'
import type { ReleaseLinks } from './links.ts'
import { readSituation, type Situation, type Wanted } from './situation.ts'
import {
  giveShare,
  goBack,
  leaveAsItIs,
  prune,
  resultOf,
  retire,
  standDown,
  start,
  switchOver,
  takeBack,
} from './slots.ts'
import { deliver, migrate, prepare, upload } from './steps.ts'
import { toldWhatServes } from './what-serves.ts'

export interface DeployInput extends Wanted {
  /** Those to change, in the order in which they are. */
  readonly hosts: readonly Host[]
  readonly links: ReleaseLinks
  /** Puts the release where hosts can fetch it; only called where one needs it. */
  readonly upload: () => Promise<void>
  /** Whether the database is migrated. A release that is gone back to finds it migrated. */
  readonly migrates: boolean
  /** Whether all hosts switch at the same time. Else one after the other, and the first failure stops the rest. */
  readonly atOnce: boolean
  /**
   * Percent of each host's requests that the release gets, beside what serves: a canary. Default: it takes the place
   * of what serves.
   */
  readonly share?: number
  /** Whether a canary that runs in the standby slot goes on running: it is to serve all. */
  readonly promotes: boolean
  /** Whether an earlier command was cut off while it brought this release: hosts that had switched are watched again. */
  readonly resumes: boolean
  /** Releases kept on a host besides the one that serves. */
  readonly keep: number
  /** Releases that held up, the one in force first: what would be gone back to. */
  readonly proven: readonly string[]
  /** Told at the beginning of each step; throws where somebody asked to stop. */
  readonly step: (title: Text) => void
  /** Told of steps that are done in any case: what was begun is brought to an end. */
  readonly finish: (title: Text) => void
  readonly hooks?: DeployHooks
}

/** Places where others have a word. Whatever one throws stops the deploy as a failing step does. */
export interface DeployHooks {
  /** Before the first change on any host; not where nothing is to be changed. */
  readonly begin?: () => Promise<void>
  /** Around a host's switch: its load balancer may send requests elsewhere meanwhile, and look at it afterwards. */
  readonly around?: (host: Host, switchOver: () => Promise<void>) => Promise<void>
  /** When all have switched and the old slots could still take over. Throws to have it all taken back. */
  readonly watch?: (places: readonly Place[]) => Promise<void>
  /** What has become of a host. */
  readonly became?: (result: HostResult) => Promise<void>
}

export interface DeployResult {
  readonly release: string
  readonly hosts: readonly HostResult[]
}

export interface HostResult {
  readonly name: string
  /** The cloud's id of it. */
  readonly id: string
  /** The slot that serves. */
  readonly slot: Slot
  readonly outcome: HostOutcome
  /** Of one that serves nobody. */
  readonly role?: 'worker'
}

/**
 * - `taken-back`: it had switched, and serves again what it served before
 * - `failed`: it did not switch; what served before still does
 */
export type HostOutcome = 'deployed' | 'unchanged' | 'failed' | 'taken-back'

/**
 * Brings a release to every host: what serves keeps serving until its successor is proven. Carries on where an
 * earlier one was cut off.
 */
export async function deploy(input: DeployInput): Promise<DeployResult> {
  const situations = await Promise.all(input.hosts.map((host) => readSituation(input, host)))
  const outdated = situations.filter(({ isServed }) => !isServed)
  const served = situations.filter(({ isServed }) => isServed)

  const unwatched = input.resumes ? served.filter(couldGoBack) : []

  if (outdated.length > 0) await rollOut(input, outdated, situations, unwatched)
  else if (unwatched.length > 0) await watchAgain(input, unwatched)
  await inParallel(served, (situation) => leaveAsItIs(input, situation))
  return {
    release: input.release.id,
    hosts: situations.map((situation) =>
      situation.isServed ? resultOf(situation.active, 'unchanged') : resultOf(situation.standby, 'deployed'),
    ),
  }
}

/** All hosts are made ready at once; then they switch. */
async function rollOut(
  input: DeployInput,
  outdated: readonly Situation[],
  all: readonly Situation[],
  unwatched: readonly Situation[],
): Promise<void> {
  await input.hooks?.begin?.()
  await upload(input)
  await inParallel(outdated, async (situation) => {
    await prepare(input, situation)
    await deliver(input, situation)
  })
  if (input.migrates && !isMigrated(input, all)) await migrate(input, outdated[0])
  await replaceAll(input, outdated, unwatched)
  await inParallel(outdated, async (situation) => {
    if (input.share === undefined) await retire(input, situation)
    await prune(input, situation)
  })
}

/**
 * The release is started and proven on all hosts at once, where nobody sees it; then they switch.
 * The old slots run on until all have switched and nobody wants them back: the first failure takes all back.
 */
async function replaceAll(
  input: DeployInput,
  outdated: readonly Situation[],
  unwatched: readonly Situation[],
): Promise<void> {
  const switched = new Set<Situation>()
  try {
    await inParallel(outdated, (situation) => start(input, situation))
    await (input.share === undefined
      ? switchAll(input, outdated, switched)
      : inParallel(outdated, (situation) => giveShare(input, situation, switched)))
    await input.hooks?.watch?.([...outdated.map(({ standby }) => standby), ...activeOf(unwatched)])
  } catch (error) {
    await inParallel(outdated, (situation) =>
      switched.has(situation) ? takeBack(input, situation) : standDown(input, situation),
    )
    await inParallel(unwatched, (situation) => goBack(input, situation))
    throw await toldWhatServes(error, input)
  }
}

/** Every host has switched, and whoever was to watch them was cut off. */
async function watchAgain(input: DeployInput, unwatched: readonly Situation[]): Promise<void> {
  await input.hooks?.begin?.()
  try {
    await input.hooks?.watch?.(activeOf(unwatched))
  } catch (error) {
    await inParallel(unwatched, (situation) => goBack(input, situation))
    throw await toldWhatServes(error, input)
  }
}

function activeOf(situations: readonly Situation[]) {
  return situations.map(({ active }) => active)
}

/** What served before still runs beside what serves now. */
function couldGoBack({ standby }: Situation): boolean {
  return standby.facts.running[standby.slot] !== undefined
}

async function switchAll(
  input: DeployInput,
  outdated: readonly Situation[],
  switched: Set<Situation>,
): Promise<void> {
  if (input.atOnce) return inParallel(outdated, (situation) => switchOver(input, situation, switched))
  for (const situation of outdated) await switchOver(input, situation, switched)
}

/** A release that serves somewhere has migrated the database. */
function isMigrated({ release }: DeployInput, situations: readonly Situation[]): boolean {
  return situations.some(({ serving }) => serving === release.id)
}

/** Waits for all, so that nothing still goes on after the first failure was told. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(items.map(work))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
