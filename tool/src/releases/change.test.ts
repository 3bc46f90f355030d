import { beforeEach, describe, expect, it } from 'vitest'
import { aRelease } from '../../test/history.ts'
import { memoryHosts } from '../../test/memory-hosts.ts'
import type { Timing } from '../cloud/timing.ts'
import { checkConfig } from '../config/check.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { serves } from '../hosts/role.ts'
import type { Place, Runtime } from '../hosts/runtimes/runtime.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { openSecrets } from '../secrets/secrets.ts'
import { type ChangeInput, change } from './change.ts'
import type { HistoryEntry, HistoryStore } from './history/history.ts'
import type { Balancer, Weights } from './traffic/balancer.ts'

const timing: Timing = { now: () => 0, random: () => 0, sleep: async () => {} }

/** Weights in memory; tells every change of them. */
function memoryBalancer(hosts: readonly { readonly id: string }[]) {
  let weights: Weights = new Map(hosts.map(({ id }) => [id, 10]))
  const shares: string[] = []
  let sick = ''
  const balancer: Balancer = {
    weights: () => weights,
    async weigh(wanted) {
      const before = [...weights.values()].join(' ')
      weights = new Map([...weights].map(([id, weight]) => [id, wanted.get(id) ?? weight]))
      const after = [...weights.values()].join(' ')
      if (after !== before) shares.push(after)
    },
    async drain({ id }) {
      await this.weigh(new Map([[id, 0]]))
      return true
    },
    async awaitHealthy({ id, name }) {
      if (name === sick || !weights.has(id))
        throw new TengyunError('release/not-seen-healthy', { where: name })
    },
  }
  return { balancer, shares, sicken: (name: string) => (sick = name) }
}

function memoryHistory() {
  const entries: HistoryEntry[] = []
  const store: HistoryStore = {
    newest: async (count) => entries.slice(-count).reverse(),
    add: async (entry) => entries.push(entry) > 0,
    async replace(entry) {
      entries[entry.number - 1] = entry
    },
  }
  return { store, entries }
}

async function scene(hostCount: number, workers = 0) {
  const memory = memoryHosts(hostCount, workers)
  const balance = memoryBalancer(memory.hosts.filter(serves))
  const history = memoryHistory()
  const secrets = await openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} })
  const connection = { region: 'ap-guangzhou', secretId: '', secretKey: '' }
  // The cloud itself is not asked here: what a release needs to know of it has been read.
  const context = { cloud: { connection, timing }, secrets } as unknown as ResourceContext
  const checked = checkConfig({
    project: 'shop',
    app: {
      build: { command: 'true', inputs: ['.'], output: 'out' },
      start: 'node .',
      migrate: 'node migrate',
    },
    environments: { test: { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' } },
  })
  if (!checked.ok || checked.config.environments.test === undefined) throw new Error('a config is wrong')
  const database = { ip: '10.0.0.1', port: 1, authority: '' }
  const full: Weights = new Map(memory.hosts.map(({ id }) => [id, 10]))
  const input = (release: string): ChangeInput => ({
    purpose: 'deploy',
    meant: 'deployed',
    by: { name: 'dev@laptop' },
    store: history.store,
    entries: history.entries.toReversed(),
    balancer: balance.balancer,
    leftOut: [],
    weights: full,
    watch: undefined,
    deploy: {
      context,
      runtime: memory.runtime,
      app: checked.config.app,
      environment: checked.config.environments.test as ChangeInput['deploy']['environment'],
      backing: {
        postgres: { ...database, user: 'app', database: 'app', connections: undefined },
        redis: database,
        filesBucket: 'files',
      },
      release: aRelease(release),
      hosts: memory.hosts,
      links: { to: (key) => key, connectTo: undefined },
      upload: async () => {},
      migrates: true,
      atOnce: false,
      promotes: false,
      keep: 5,
      proven: [],
      step: () => {},
      finish: () => {},
    },
  })
  const deploy = (release: string, more: Partial<ChangeInput> = {}) => change({ ...input(release), ...more })
  return { ...memory, ...balance, ...history, deploy, input }
}

let two: Awaited<ReturnType<typeof scene>>
beforeEach(async () => {
  two = await scene(2)
  await two.deploy('a')
  two.done.length = 0
  two.shares.length = 0
})

const switchFails = (failing: string) => (step: string, host: string) =>
  step === 'switchTo' && host === failing
    ? new TengyunError('host/port-taken', { where: host, why: 'port 80\nthe log' })
    : undefined

const probeFails = (failing: string) => (step: string, host: string) =>
  step === 'probe' && host === failing
    ? new TengyunError('release/probe-failed', { where: host, why: 'GET /ready answered 503\nthe log' })
    : undefined

describe('a change without a host that is lost', () => {
  const withoutTwo = (release: string) => {
    const { deploy, ...input } = two.input(release)
    const leftOut = two.hosts.slice(1)
    const weights: Weights = new Map([...input.weights, ['ins-2', 0]])
    return change({ ...input, leftOut, weights, deploy: { ...deploy, hosts: two.hosts.slice(0, 1) } })
  }

  it('takes its requests away before anything else, and does not give them back', async () => {
    await withoutTwo('b')
    expect(two.shares[0]).toBe('10 0')
    expect(two.shares.at(-1)).toBe('10 0')
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'a' })
    expect(two.entries.at(-1)?.hosts).toMatchObject([
      { name: 'host-1', outcome: 'deployed' },
      { name: 'host-2', id: 'ins-2', outcome: 'left-out' },
    ])
  })

  it('gives them back where it fails: both still have the same', async () => {
    two.failing(probeFails('host-1'))
    await expect(withoutTwo('b')).rejects.toThrow()
    expect(two.shares.at(-1)).toBe('10 10')
  })

  it('sends it requests again when it has joined, and not before', async () => {
    await withoutTwo('b')
    two.shares.length = 0
    const { deploy, ...input } = two.input('b')
    const joining = { ...deploy, hosts: two.hosts.slice(1) }
    const seen: string[] = []
    const step = ({ en }: { readonly en: string }) => {
      seen.push(`${en}: ${two.shares.at(-1) ?? 'as before'}`)
    }
    await change({ ...input, purpose: 'join', deploy: { ...joining, step } })
    expect(seen.at(-1)).toBe('host-2: switch to slot green: as before')
    expect(two.shares).toEqual(['10 10'])
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b' })
    expect(two.entries.at(-1)).toMatchObject({ purpose: 'join', hosts: [{ outcome: 'deployed' }] })
  })

  it('is told of no more where it has joined', async () => {
    await withoutTwo('b')
    const { deploy, ...input } = two.input('b')
    await change({ ...input, purpose: 'join', deploy: { ...deploy, hosts: two.hosts.slice(1) } })
    await two.deploy('b')
    expect(two.entries.map(({ purpose }) => purpose)).toEqual(['deploy', 'deploy', 'join'])
  })
})

describe('a change of two hosts', () => {
  it('starts the release everywhere, switches one host after the other, and then stops the old one', async () => {
    await two.deploy('b')
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b' })
    expect(two.running()).toEqual({ 'host-1': ['b'], 'host-2': ['b'] })
    const switches = two.done.filter((step) => / (fill|switchTo|retire) /.test(step))
    expect(switches).toEqual([
      'host-1 fill green',
      'host-2 fill green',
      'host-1 switchTo green',
      'host-2 switchTo green',
      'host-1 retire blue',
      'host-2 retire blue',
    ])
  })

  it('switches both at the same time where that is asked for, and takes both back if one does not', async () => {
    const atOnce = { balancer: undefined, deploy: { ...two.input('b').deploy, atOnce: true } }
    two.failing(switchFails('host-1'))
    await expect(two.deploy('b', atOnce)).rejects.toMatchObject({ code: 'host/port-taken' })
    expect(two.done.filter((step) => / switchTo green/.test(step))).toEqual([
      'host-1 switchTo green failed',
      'host-2 switchTo green',
    ])
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })

    two.failing(() => undefined)
    await two.deploy('b', atOnce)
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b' })
  })

  it('watches again what a killed command had switched, and goes back to what served before', async () => {
    const killed = new Error('killed')
    const dies = async () => {
      throw killed
    }
    two.failing((step) =>
      step === 'retire' || (step === 'switchTo' && two.serving()['host-2'] === 'b') ? killed : undefined,
    )
    await expect(two.deploy('b', { watch: dies })).rejects.toThrow('killed')
    two.failing(() => undefined)
    Object.assign(two.entries.at(-1) ?? {}, { outcome: null })
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b' })

    const watched: string[] = []
    const watch = async (places: readonly Place[]) => {
      watched.push(...places.map(({ host, slot }) => `${host.name} ${slot}`))
      throw new TengyunError('release/taken-back', { where: 'host-1', why: 'too bad' })
    }
    await expect(two.deploy('b', { watch })).rejects.toMatchObject({ code: 'release/taken-back' })
    expect(watched).toEqual(['host-1 green', 'host-2 green'])
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
    expect(two.running()).toEqual({ 'host-1': ['a'], 'host-2': ['a'] })
    expect(two.entries.at(-1)).toMatchObject({ outcome: 'rolled-back' })
  })

  it('going back hands over the credentials of today, not those that the release once had', async () => {
    const settings: string[] = []
    const { fill } = two.runtime
    const runtime: Runtime = {
      ...two.runtime,
      fill(place, filling) {
        settings.push(filling.settings.DATABASE_URL ?? '')
        return fill(place, filling)
      },
    }
    const deploy = (release: string) => {
      const input = two.input(release)
      return change({ ...input, deploy: { ...input.deploy, runtime } })
    }
    const { secrets } = two.input('a').deploy.context
    secrets.give('postgres/main/app', 'of-yesterday')
    await deploy('b')
    secrets.give('postgres/main/app', 'of-today')
    await deploy('a')
    expect(settings.map((url) => /app:([^@]+)@/.exec(url)?.[1])).toEqual([
      'of-yesterday',
      'of-yesterday',
      'of-today',
      'of-today',
    ])
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
  })

  it('migrates once', async () => {
    await two.deploy('b')
    expect(two.done.filter((step) => step.includes('migrate'))).toHaveLength(1)
  })

  it('keeps requests away from a host while it switches', async () => {
    await two.deploy('b')
    expect(two.shares).toEqual(['0 10', '10 10', '10 0', '10 10'])
  })

  it('is told by the history, with what has become of each host', async () => {
    await two.deploy('b')
    expect(two.entries.at(-1)).toMatchObject({
      number: 2,
      outcome: 'deployed',
      release: { id: 'b' },
      hosts: [
        { name: 'host-1', outcome: 'deployed', slot: 'green' },
        { name: 'host-2', outcome: 'deployed', slot: 'green' },
      ],
    })
  })

  it('is not told again where nothing had to be changed', async () => {
    const result = await two.deploy('a')
    expect(result.hosts.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    expect(two.entries).toHaveLength(1)
  })
})

describe('a change that fails', () => {
  it('is followed by no entry of a deploy that finds everything as it is', async () => {
    two.failing(probeFails('host-1'))
    await expect(two.deploy('b')).rejects.toThrow()
    await two.deploy('a')
    expect(two.entries.map(({ outcome }) => outcome)).toEqual(['deployed', 'failed'])
  })
})

describe('a change that is not proven on every host', () => {
  it('switches nowhere, and leaves nothing running that does not serve', async () => {
    two.failing(probeFails('host-2'))
    await expect(two.deploy('b')).rejects.toMatchObject({
      code: 'release/probe-failed',
      explanation: { now: { en: 'host-1 still serves a.\nhost-2 still serves a.' } },
    })
    expect(two.done.filter((step) => step.includes('switchTo'))).toEqual([])
    expect(two.running()).toEqual({ 'host-1': ['a'], 'host-2': ['a'] })
    expect(two.shares).toEqual([])
  })

  it('is told of with the host on which it failed, and why', async () => {
    two.failing(probeFails('host-2'))
    await expect(two.deploy('b')).rejects.toThrow()
    expect(two.entries.at(-1)).toMatchObject({
      outcome: 'failed',
      why: { en: expect.stringContaining('(host-2: GET /ready answered 503)') },
      hosts: [
        { name: 'host-1', outcome: 'not-attempted' },
        { name: 'host-2', outcome: 'failed', slot: 'blue' },
      ],
    })
  })
})

describe('a change that fails on the second host', () => {
  it('is taken back on the first one, so that one version serves', async () => {
    two.failing(switchFails('host-2'))
    await expect(two.deploy('b')).rejects.toMatchObject({ code: 'host/port-taken' })
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
    expect(two.running()).toEqual({ 'host-1': ['a'], 'host-2': ['a'] })
  })

  it('tells of each host, and why', async () => {
    two.failing(switchFails('host-2'))
    await expect(two.deploy('b')).rejects.toThrow()
    expect(two.entries.at(-1)).toMatchObject({
      outcome: 'rolled-back',
      why: { en: expect.stringContaining('(host-2: port 80)') },
      hosts: [
        { name: 'host-1', outcome: 'taken-back', slot: 'blue' },
        { name: 'host-2', outcome: 'failed', slot: 'blue' },
      ],
    })
  })

  it('sends none to a host that is lost before it could be taken back', async () => {
    const lost = new TengyunError('host/unreachable', { where: 'host-1' })
    two.failing((step, host) =>
      (step === 'switchTo' && host === 'host-2') || (host === 'host-1' && two.serving()['host-1'] === 'b')
        ? lost
        : undefined,
    )
    await expect(two.deploy('b')).rejects.toMatchObject({ code: 'host/unreachable' })
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'a' })
    expect(two.shares.at(-1)).toBe('0 10')
  })

  it('leaves both with their share of the requests', async () => {
    two.failing(switchFails('host-2'))
    await expect(two.deploy('b')).rejects.toThrow()
    expect(two.shares.at(-1)).toBe('10 10')
  })

  it('does not switch the hosts after it', async () => {
    const three = await scene(3)
    await three.deploy('a')
    three.failing(switchFails('host-1'))
    await expect(three.deploy('b')).rejects.toThrow()
    expect(three.entries.at(-1)).toMatchObject({
      outcome: 'failed',
      hosts: [{ outcome: 'failed' }, { outcome: 'not-attempted' }, { outcome: 'not-attempted' }],
    })
    expect(three.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a', 'host-3': 'a' })
    expect(three.running()).toEqual({ 'host-1': ['a'], 'host-2': ['a'], 'host-3': ['a'] })
  })

  it('is taken back too where the load balancer does not see the host healthy after its switch', async () => {
    two.sicken('host-1')
    await expect(two.deploy('b')).rejects.toMatchObject({ code: 'release/not-seen-healthy' })
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
    expect(two.running()).toEqual({ 'host-1': ['a'], 'host-2': ['a'] })
  })
})

describe('a change that is watched', () => {
  const tooBad = async () => {
    throw new TengyunError('release/taken-back', { where: 'host-1', why: '9 of 10 requests failed.' })
  }

  it('is taken back everywhere when what people get is too bad, from slots that still run', async () => {
    await expect(two.deploy('b', { watch: tooBad })).rejects.toMatchObject({ code: 'release/taken-back' })
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
    const afterwards = two.done.slice(two.done.indexOf('host-2 switchTo green') + 1)
    expect(afterwards.sort()).toEqual([
      'host-1 retire green',
      'host-1 switchTo blue',
      'host-2 retire green',
      'host-2 switchTo blue',
    ])
    expect(two.entries.at(-1)).toMatchObject({
      outcome: 'rolled-back',
      why: { en: expect.stringContaining('9 of 10') },
    })
  })

  it('keeps the old slots running until it is over', async () => {
    let running: unknown
    await two.deploy('b', {
      watch: async () => {
        running = two.running()
      },
    })
    expect(running).toEqual({ 'host-1': ['a', 'b'], 'host-2': ['a', 'b'] })
    expect(two.running()).toEqual({ 'host-1': ['b'], 'host-2': ['b'] })
  })
})

describe('a change where workers stand behind those that serve', () => {
  it('switches them last, and waits for no load balancer that never looks at them', async () => {
    const three = await scene(2, 1)
    await three.deploy('a')
    three.done.length = 0
    await three.deploy('b')
    const switched = three.done.filter((step) => step.includes('switchTo'))
    expect(switched).toEqual(['host-1 switchTo green', 'host-2 switchTo green', 'worker-1 switchTo green'])
    expect(three.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b', 'worker-1': 'b' })
    expect(three.entries.map(({ outcome }) => outcome)).toEqual(['deployed', 'deployed'])
  })

  it('starts a worker with its own command: another one is a change for it alone', async () => {
    const three = await scene(1, 1)
    await three.deploy('a')
    const input = three.input('a')
    const { deploy } = input
    await change({ ...input, deploy: { ...deploy, app: { ...deploy.app, worker: 'node worker' } } })
    expect(three.done.filter((step) => step.includes(' fill '))).toEqual([
      ...['host-1 fill blue', 'worker-1 fill blue', 'worker-1 fill green'],
    ])
  })
})

describe('a change that somebody stops', () => {
  it('leaves one version that serves, and says who stopped it', async () => {
    const stop = new AbortController()
    const input = two.input('b')
    const step = ({ en }: { readonly en: string }) => {
      if (en.startsWith('host-2: switch')) stop.abort()
      stop.signal.throwIfAborted()
    }
    await expect(change({ ...input, deploy: { ...input.deploy, step } })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(two.serving()).toEqual({ 'host-1': 'a', 'host-2': 'a' })
    expect(two.entries.at(-1)).toMatchObject({ outcome: 'interrupted' })
  })
})

describe('a change after one that was killed', () => {
  it('says that the one before was interrupted', async () => {
    await two.store.add({ ...(two.entries[0] as HistoryEntry), number: 2, outcome: null, endedAt: null })
    await two.deploy('b')
    expect(two.entries.map(({ outcome }) => outcome)).toEqual(['deployed', 'interrupted', 'deployed'])
  })

  it('gives requests back to a host that was left without', async () => {
    await two.balancer.weigh(new Map([['ins-2', 0]]))
    await two.deploy('b')
    expect(two.shares).toEqual(['10 0', '10 10', '0 10', '10 10', '10 0', '10 10'])
  })

  it('does so even where nothing else is to be done, and says that the release holds up', async () => {
    await two.balancer.weigh(new Map([['ins-2', 0]]))
    await two.store.add({ ...(two.entries[0] as HistoryEntry), number: 2, outcome: null, endedAt: null })
    await two.deploy('a')
    expect(two.shares).toEqual(['10 0', '10 10'])
    expect(two.entries.map(({ outcome }) => outcome)).toEqual(['deployed', 'interrupted', 'deployed'])
  })
})

describe('a canary', () => {
  const share: Weights = new Map([
    ['ins-1', 10],
    ['ins-2', 90],
  ])
  const canary = (release: string) => {
    const { deploy, ...input } = two.input(release)
    return change({
      ...input,
      meant: 'canary',
      weights: share,
      deploy: { ...deploy, hosts: two.hosts.slice(0, 1) },
    })
  }

  it('has its share before it serves, and the history says that it runs', async () => {
    await canary('b')
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'a' })
    expect(two.shares).toEqual(['10 90', '0 90', '10 90'])
    expect(two.entries.at(-1)).toMatchObject({ outcome: 'canary' })
  })

  it('is promoted by bringing it to the others; then all have the same share', async () => {
    await canary('b')
    await two.deploy('b', { purpose: 'promote' })
    expect(two.serving()).toEqual({ 'host-1': 'b', 'host-2': 'b' })
    expect(two.shares.at(-1)).toBe('10 10')
    expect(two.entries.at(-1)).toMatchObject({ purpose: 'promote', outcome: 'deployed' })
    expect(two.done.filter((step) => step.includes('host-1 fill'))).toHaveLength(1)
  })

  it('that fails leaves the shares as they were', async () => {
    two.failing(probeFails('host-1'))
    await expect(canary('b')).rejects.toThrow()
    expect(two.shares.at(-1)).toBe('10 10')
  })
})
