import type { HostFacts, SlotContent } from '../src/hosts/facts.ts'
import type { Host } from '../src/hosts/host.ts'
import { hostPaths, type Slot } from '../src/hosts/paths.ts'
import type { Role } from '../src/hosts/role.ts'
import type { Place, Runtime } from '../src/hosts/runtimes/runtime.ts'

/** What a host of the tests holds. Requests go to what runs in its active slot. */
export interface HostState {
  active: Slot | undefined
  /** The slot of a canary that gets a share. */
  shared: Slot | undefined
  running: Partial<Record<Slot, SlotContent>>
  releases: Set<string>
}

export type StepName =
  | 'prepare'
  | 'deliver'
  | 'migrate'
  | 'fill'
  | 'probe'
  | 'switchTo'
  | 'share'
  | 'retire'
  | 'prune'

/**
 * Hosts in memory, and a runtime that works on them as the real ones do on theirs.
 *
 * @param workers beside those that serve
 */
export function memoryHosts(count: number, workers = 0) {
  const states = new Map<string, HostState>()
  const several = (length: number, called: string, role: Role) =>
    Array.from({ length }, (_, index): Host => {
      const name = `${called}-${index + 1}`
      states.set(name, { active: undefined, shared: undefined, running: {}, releases: new Set() })
      return { name, role, id: `ins-${states.size}`, publicAddress: '', transport: { run: unreached } }
    })
  const hosts = [
    ...several(count, 'host', workers === 0 ? 'all' : 'web'),
    ...several(workers, 'worker', 'worker'),
  ]
  const done: string[] = []
  let fails: (step: StepName, host: string) => unknown = () => undefined

  const stateOf = (host: Host): HostState => {
    const state = states.get(host.name)
    if (state === undefined) throw new Error(`no host ${host.name}`)
    return state
  }
  const step = (name: StepName, { host, slot }: Place): HostState => {
    const failure = fails(name, host.name)
    done.push(`${host.name} ${name} ${slot}${failure === undefined ? '' : ' failed'}`)
    if (failure !== undefined) throw failure
    return stateOf(host)
  }

  const runtime: Runtime = {
    name: 'process',
    takes: 'archive',
    facts: async (host) => factsOf(stateOf(host)),
    surroundings: ({ slot }) => ({
      address: '127.0.0.1',
      port: slot === 'blue' ? 8000 : 8001,
      postgresCa: '/postgres.pem',
      redisCa: '/redis.pem',
      teams: '/teams',
      plans: '/plans',
      artifacts: '/artifacts',
    }),
    slotUrl: (_facts, slot) => `http://127.0.0.1:${slot === 'blue' ? 8000 : 8001}`,
    async prepare(place) {
      step('prepare', place).shared = undefined
    },
    async deliver(place, release) {
      step('deliver', place).releases.add(release.id)
    },
    async migrate(place) {
      step('migrate', place)
    },
    async fill(place, { release, fingerprint }) {
      step('fill', place).running[place.slot] = { release: release.id, fingerprint }
    },
    async probe(place) {
      step('probe', place)
    },
    async switchTo(place) {
      const state = step('switchTo', place)
      state.active = place.slot
      state.shared = undefined
    },
    async share(place) {
      step('share', place).shared = place.slot
    },
    awaitServing: async () => {},
    async retire(place) {
      delete step('retire', place).running[place.slot]
    },
    async prune(place) {
      step('prune', place)
    },
    look: async () => ({ position: 0, failed: 0, took: new Map() }),
    logs: async () => '',
  }

  return {
    hosts,
    runtime,
    /** Every step that was taken on a host, in order. */
    done,
    /** What each host serves. */
    serving: () =>
      Object.fromEntries(
        [...states].map(([name, { active, running }]) => [name, active && running[active]?.release]),
      ),
    /** What runs on each host, in whatever slot. */
    running: () =>
      Object.fromEntries(
        [...states].map(([name, { running }]) => [
          name,
          Object.values(running).map(({ release }) => release),
        ]),
      ),
    stateOf: (name: string) => states.get(name),
    /** From now on these steps fail. */
    failing(when: (step: StepName, host: string) => unknown) {
      fails = when
    },
  }
}

function factsOf({ active, running, releases }: HostState): HostFacts {
  return {
    root: '',
    paths: hostPaths('', 'shop'),
    address: '127.0.0.1',
    isRoot: true,
    freeKilobytes: 1_000_000,
    programs: {},
    answers: {},
    watcher: '',
    active,
    running: { ...running },
    releases: [...releases].sort().reverse(),
  }
}

async function unreached(): Promise<never> {
  throw new Error('hosts of the tests run no scripts')
}
