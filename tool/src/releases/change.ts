import { ifPossible } from '../cloud/if-possible.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Host } from '../hosts/host.ts'
import { serves } from '../hosts/role.ts'
import type { Place } from '../hosts/runtimes/runtime.ts'
import { type DeployInput, type DeployResult, deploy } from './deploy/deploy.ts'
import type { Author } from './history/author.ts'
import {
  type HistoryEntry,
  type HistoryStore,
  type HostRecord,
  type OpenEntry,
  type Outcome,
  openEntry,
  type Purpose,
} from './history/history.ts'
import { isChange, isSame, isTold, type Version } from './history/proven.ts'
import { ranWithOf } from './history/ran-with.ts'
import { reasonOf } from './history/reason.ts'
import { handedSettings, imprintOf, imprintSecret } from './settings/imprint.ts'
import { type Balancer, noWeights, type Weights } from './traffic/balancer.ts'
import { isOnRecord, strayed } from './traffic/joining.ts'

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
  /** Hosts that are lost, and get no requests from now on: what they held when they come back is not what serves. */
  readonly leftOut: readonly Host[]
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
  const { balancer, weights, watch, meant } = input
  const hosts = new Map<string, HostRecord>([
    ...recordsOf(input.deploy.hosts, 'not-attempted'),
    ...recordsOf(input.leftOut, 'left-out'),
  ])
  const records = () => [...hosts.values()]
  const before = balancer && awake(balancer.weights(), input)
  let entry: OpenEntry | undefined

  try {
    // A canary gets its share before it serves; others keep theirs until all of them serve alike.
    if (before)
      await balancer?.weigh(meant === 'canary' ? weights : new Map([...before, ...noWeights(input.leftOut)]))
    const result = await deploy({
      ...input.deploy,
      resumes: wasCutOff(input),
      hooks: {
        async begin() {
          entry = await open(input, records())
        },
        around: (host, switchOver) => aside(input, host, switchOver),
        ...(watch === undefined ? {} : { watch }),
        async became(host) {
          hosts.set(host.name, host)
          await entry?.note(records())
        },
      },
    })
    await balancer?.weigh(weights)
    for (const host of result.hosts) hosts.set(host.name, host)
    // Where nothing had to be changed, the history may still not know that it holds up, or where.
    if (entry === undefined && !isKnown(input)) entry = await open(input, records())
    await entry?.close({ outcome: meant, why: null, hosts: records() })
    return result
  } catch (error) {
    // Must not hide the failure itself.
    await ifPossible(async () => {
      // Whoever took the lease over has told already how this ended, and minds the weights.
      if (error instanceof TengyunError && error.code === 'lease/lost') return
      await entry?.close({ outcome: outcomeOf(error, records()), why: reasonOf(error), hosts: records() })
      if (before)
        await balancer?.weigh(new Map([...before, ...noWeights(strayed(input.deploy.hosts, records()))]))
    })
    throw error
  }
}

function open(input: ChangeInput, hosts: readonly HostRecord[]): Promise<OpenEntry> {
  const { store, deploy, purpose, by, meant, weights } = input
  return openEntry(store, deploy.context.cloud.timing, {
    ...versionOf(input),
    handed: imprintOf(handedSettings(deploy), deploy.context.secrets.ensure(imprintSecret)),
    purpose,
    by,
    hosts,
    ...(meant === 'canary' ? sharesOf(deploy.share, weights) : {}),
  })
}

/** Whether the last who changed anything brought the same version, and did not come to the end. */
function wasCutOff(input: ChangeInput): boolean {
  const last = input.entries.find(isChange)
  const isOpen = last?.outcome === null || last?.outcome === 'interrupted'
  return isOpen && last.purpose === input.purpose && isSame(last, versionOf(input))
}

/** Whether the history has it that this is how things are, on each of the hosts. */
function isKnown(input: ChangeInput): boolean {
  const { entries, meant, deploy } = input
  return isTold(entries, versionOf(input), meant) && deploy.hosts.every((host) => isOnRecord(entries, host))
}

function sharesOf(share: number | undefined, weights: Weights): Pick<HistoryEntry, 'share' | 'weights'> {
  return share === undefined ? { weights: Object.fromEntries(weights) } : { share }
}

function versionOf({ deploy: { release, app, environment } }: ChangeInput): Version {
  return { release, ranWith: ranWithOf(app, environment) }
}

/**
 * Hosts that a command put aside and was killed before it brought them back get requests again; others that get none have
 * something to be brought first.
 */
function awake(now: Weights, { deploy, weights, entries }: ChangeInput): Weights {
  const hosts = deploy.hosts.filter((host) => now.get(host.id) === 0 && isOnRecord(entries, host))
  return new Map([...now, ...hosts.map(({ id }): [string, number] => [id, weights.get(id) ?? 0])])
}

function recordsOf(
  hosts: readonly Host[],
  outcome: HostRecord['outcome'],
): readonly (readonly [string, HostRecord])[] {
  return hosts.map(({ name, id }) => [name, { name, id, outcome }])
}

/**
 * Switches a host while its load balancer sends requests elsewhere, and waits until that sees it healthy again. One that
 * serves nobody is switched as it stands.
 */
async function aside(
  { balancer, weights }: ChangeInput,
  host: Host,
  switchOver: () => Promise<void>,
): Promise<void> {
  if (balancer === undefined || !serves(host)) return switchOver()
  const before = balancer.weights()
  await balancer.drain(host)
  try {
    await switchOver()
  } finally {
    await balancer.weigh(before)
  }
  await balancer.awaitHealthy(host)
  // One that came without the version in force had none to be given back.
  if (before.get(host.id) === 0) await balancer.weigh(new Map([[host.id, weights.get(host.id) ?? 0]]))
}

function outcomeOf(error: unknown, hosts: readonly HostRecord[]): Outcome {
  if (error instanceof Error && error.name === 'AbortError') return 'interrupted'
  return hosts.some(({ outcome }) => outcome === 'taken-back') ? 'rolled-back' : 'failed'
}
