import { describe, expect, it } from 'vitest'
import { aHealthInput } from '../../../test/survey.ts'
import type { Finding } from '../finding.ts'
import type { AroundSurvey } from '../host/survey.ts'
import { probes } from '../index.ts'
import type { HealthInput } from '../probe.ts'
import { storage } from './storage.ts'

/** Whatever is found by probes that judge; buckets are asked themselves, in a story. */
async function findings(input: HealthInput): Promise<Finding[]> {
  return (await Promise.all(probes.map((probe) => (probe === storage ? [] : probe.look(input))))).flat()
}

const ill = async (input: HealthInput) => (await findings(input)).filter(({ ok }) => !ok).map(({ id }) => id)

const around = (more: Partial<AroundSurvey>): HealthInput =>
  aHealthInput({ around: { certificates: [], ...more } })

describe('hosts', () => {
  it('that are well are told with figure and limit', async () => {
    const found = await findings(aHealthInput())
    expect(found.filter(({ ok }) => !ok)).toEqual([])
    expect(found.find(({ id }) => id === 'disk/host-1')).toMatchObject({
      figure: { value: 40, unit: '%' },
      limit: { most: 85 },
    })
  })

  it('are all judged: several problems are told at once, each with the host that has it', async () => {
    const input = aHealthInput({
      disks: { told: [{ folder: '/opt/shop', usedPercent: 20, freeBytes: 30e9, entriesPercent: 97 }] },
      memory: { told: { usedPercent: 96, totalBytes: 8e9, availableBytes: 3e8 } },
      webServer: { told: { well: false, state: 'does not run' } },
      health: { why: 'connect ECONNREFUSED 127.0.0.1:80' },
      requests: { told: { count: 200, failed: 30, p95: 40 } },
    })
    expect(await ill(input)).toEqual([
      'disk/host-1',
      'memory/host-1',
      'nginx/host-1',
      'alive/host-1',
      'requests/host-1',
    ])
  })

  it('that cannot be asked are said so once, with why, and so is what can only be seen from them', async () => {
    const found = (await findings(aHealthInput({ why: 'Its TAT agent did not come online.' }))).filter(
      ({ ok }) => !ok,
    )
    expect(found.map(({ id }) => id)).toEqual(['host/host-1', 'postgres', 'replica', 'redis', 'certificate'])
    expect(found[0]?.found).toMatchObject({ en: 'does not answer: Its TAT agent did not come online.' })
  })

  it('on which what serves ended again and again, or nothing serves, are not well', async () => {
    const slot = {
      slot: 'blue',
      active: true,
      well: true,
      state: 'running',
      release: 'r1',
      endings: 7,
    } as const
    expect(await ill(aHealthInput({ slots: { told: [slot] } }))).toEqual(['slot/host-1'])
    expect(await ill(aHealthInput({ slots: { told: [{ ...slot, active: false, endings: 0 }] } }))).toEqual([
      'slot/host-1',
    ])
  })

  it('to which few came are not judged by them', async () => {
    expect(await ill(aHealthInput({ requests: { told: { count: 3, failed: 3, p95: 9_000 } } }))).toEqual([])
  })
})

it('what the app cannot do without and is gone, and what the cloud calls ill, are told', async () => {
  const input = aHealthInput()
  const observed = input.observed
    .filter(({ key }) => key !== 'redis/main')
    .map((one) => (one.key === 'postgres/main' ? { ...one, state: 'isolated', settled: false } : one))
  const silent = [{ kind: 'cos-bucket', why: { en: 'COS is closed.', zh: '' } }]
  const [found] = (await findings({ ...input, observed, silent })).filter(({ ok }) => !ok)
  expect(found?.found).toMatchObject({
    en: 'redis/main is missing; postgres/main is isolated; cos-bucket could not be looked at: COS is closed.',
  })
})

describe('databases', () => {
  const state = {
    ...{
      connections: 95,
      allowed: 100,
      bytes: 1e9,
      lag: undefined,
      oldestTransaction: 3_600,
      milliseconds: 9,
    },
  }

  it('with too many connections and a transaction that never ends are told for both', async () => {
    expect(await ill(around({ postgres: { told: state } }))).toEqual([
      'postgres/connections',
      'postgres/transaction',
    ])
  })

  it('that cannot be reached say why', async () => {
    const [found] = (await findings(around({ postgres: { why: 'psql ended with 2: timeout' } }))).filter(
      ({ ok }) => !ok,
    )
    expect(found?.found).toMatchObject({ en: 'could not look: psql ended with 2: timeout' })
  })

  it('that are only read may lag as far as the config says, and have to be replicas', async () => {
    expect(await ill(around({ readers: { told: { ...state, lag: 59 } } }))).toEqual([])
    expect(await ill(around({ readers: { told: { ...state, lag: 61 } } }))).toEqual(['replica'])
    expect(await ill(around({ readers: { told: state } }))).toEqual(['replica'])
  })

  it('that keep a cache are judged by its memory, and by its hits once there were enough', async () => {
    const cache = {
      ...{
        usedBytes: 1e9,
        allowedBytes: 1.05e9,
        hits: 10,
        misses: 90,
        evicted: 0,
        clients: 3,
        milliseconds: 2,
      },
    }
    expect(await ill(around({ redis: { told: cache } }))).toEqual(['redis/memory'])
    const busy = { ...cache, usedBytes: 0, hits: 1_000, misses: 9_000 }
    expect(await ill(around({ redis: { told: busy } }))).toEqual(['redis/hits'])
  })
})

it('certificates are judged by the days that they last from now on', async () => {
  const lasting = (name: string, validTo: string) => ({
    name,
    certificate: { told: { name, subject: 'app.example.com', validTo } },
  })
  const input = around({
    certificates: [
      lasting('app.example.com', '2026-12-06T08:00:00Z'),
      lasting('postgres/main', '2026-12-07T08:00:00Z'),
      { name: 'redis/main', certificate: { why: 'connect ETIMEDOUT' } },
    ],
  })
  expect(await ill(input)).toEqual(['certificate/app.example.com', 'certificate/redis/main'])
})

it('every probe has a name of its own in both languages', () => {
  expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length)
  for (const { title } of probes) expect(title.en === '' || title.zh === '').toBe(false)
})
