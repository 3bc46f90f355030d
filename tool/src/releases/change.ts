import { ifPossible } from '../cloud/if-possible.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Host } from '../hosts/host.ts'
import type { Place } from '../hosts/runtimes/runtime.ts'
import type { Author } from './author.ts'
import type { Balancer, Weights } from './balancer.ts'
import { type DeployInput, type DeployResult, deploy } from './deploy.ts'
import {
  type HistoryEntry,
  type HistoryStore,
  type HostRecord,
  type OpenEntry,
  type Outcome,
  openEntry,
  type Purpose,
} from './history.ts'
import { isSame, isTold, type Version } from './proven.ts'
import { ranWithOf } from './ran-with.ts'
import { reasonOf } from './reason.ts'

/** One change of what serves, carried out by the holder of the lease. */
export interface ChangeInput {
  readonly purpose: Purpose
  /** As what it is to end. */
  readonly meant: Extract<Outcome, 'deployed' | 'canary'>
  readonly by: Author
  readonly store: HistoryStore
  /** The last entries of the history, newest first. */
  readonly entries: readonly HistoryEntry[]
  readonly deploy: Omit<DeployInput, 'hooks' | 'resumes'>
  readonly balancer: Balancer | undefined
  /** How requests are shared in the end. */
  readonly weights: Weights
  /** Watches what has switched. @throws TengyunError `release/taken-back` */
  readonly watch: ((places: readonly Place[]) => Promise<void>) | undefined
}

/**
 * Carries a deploy out. The history tells of it from before the first change to the end, and the load balancer
 * sends nobody to a host that is being changed.
 */
export async function change(input: ChangeInput): Promise<DeployResult> {
  const { balancer, weights, watch, meant, entries } = input
  const hosts = new Map<string, HostRecord>(
    input.deploy.hosts.map(({ name }) => [name, { name, outcome: 'not-attempted' }]),
  )
  const records = () => [...hosts.values()]
  const before = balancer && awake(balancer.weights(), weights)
  let entry: OpenEntry | undefined

  try {
    // A canary gets its share before it serves; others keep theirs until all of them serve alike.
    if (before) await balancer?.weigh(meant === 'canary' ? weights : before)
    const result = await deploy({
      ...input.deploy,
      resumes: wasCutOff(input),
      hooks: {
        async begin() {
          entry = await open(input, records())
        },
        around: (host, switchOver) => aside(balancer, host, switchOver),
        ...(watch === undefined ? {} : { watch }),
        async became(host) {
          hosts.set(host.name, host)
          await entry?.note(records())
        },
      },
    })
    await balancer?.weigh(weights)
    for (const host of result.hosts) hosts.set(host.name, host)
    // Where nothing had to be changed, the history may still not know that it holds up.
    if (entry === undefined && !isTold(entries, versionOf(input), meant)) entry = await open(input, records())
    await entry?.close({ outcome: meant, why: null, hosts: records() })
    return result
  } catch (error) {
    // Must not hide the failure itself.
    await ifPossible(async () => {
      // Whoever took the lease over has told already how this ended, and minds the weights.
      if (error instanceof TengyunError && error.code === 'lease/lost') return
      await entry?.close({ outcome: outcomeOf(error, records()), why: reasonOf(error), hosts: records() })
      if (before) await balancer?.weigh(before)
    })
    throw error
  }
}

function open(input: ChangeInput, hosts: readonly HostRecord[]): Promise<OpenEntry> {
  const { store, deploy, purpose, by, meant, weights } = input
  return openEntry(store, deploy.context.cloud.timing, {
    ...versionOf(input),
    purpose,
    by,
    hosts,
    ...(meant === 'canary' ? sharesOf(deploy.share, weights) : {}),
  })
}

/** Whether the last who changed anything brought the same version, and did not come to the end. */
function wasCutOff(input: ChangeInput): boolean {
  const [last] = input.entries
  const isOpen = last?.outcome === null || last?.outcome === 'interrupted'
  return isOpen && last.purpose === input.purpose && isSame(last, versionOf(input))
}

function sharesOf(share: number | undefined, weights: Weights): Pick<HistoryEntry, 'share' | 'weights'> {
  return share === undefined ? { weights: Object.fromEntries(weights) } : { share }
}

function versionOf({ deploy: { release, app, environment } }: ChangeInput): Version {
  return { release, ranWith: ranWithOf(app, environment) }
}

/** Hosts that a command put aside and was killed before it brought them back get requests again. */
function awake(now: Weights, wanted: Weights): Weights {
  return new Map([...now].map(([host, weight]) => [host, weight === 0 ? (wanted.get(host) ?? 0) : weight]))
}

/** Switches a host while its load balancer sends requests elsewhere, and waits until that sees it healthy again. */
async function aside(
  balancer: Balancer | undefined,
  host: Host,
  switchOver: () => Promise<void>,
): Promise<void> {
  if (balancer === undefined) return switchOver()
  const before = balancer.weights()
  await balancer.drain(host)
  try {
    await switchOver()
  } finally {
    await balancer.weigh(before)
  }
  await balancer.awaitHealthy(host)
}

function outcomeOf(error: unknown, hosts: readonly HostRecord[]): Outcome {
  if (error instanceof Error && error.name === 'AbortError') return 'interrupted'
  return hosts.some(({ outcome }) => outcome === 'taken-back') ? 'rolled-back' : 'failed'
}
