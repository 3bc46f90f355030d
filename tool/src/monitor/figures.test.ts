import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures.ts'
import type { Agents } from './host/collectors/agents.ts'
import type { HostReading } from './host/reading.ts'
import type { HostRound } from './round.ts'

const agents: Agents = {
  began: 1,
  running: 2,
  queued: 1,
  turns: 10,
  turnSeconds: 50,
  calls: 100,
  failedCalls: 5,
  tokens: 1_000,
}

const reading: HostReading = {
  at: 0,
  machine: {
    told: {
      processor: { busy: 100, all: 1_000 },
      cores: 2,
      memoryPercent: 61,
      disk: { folder: '/', usedPercent: 34 },
    },
  },
  slot: {
    told: { slot: 'blue', active: true, well: true, state: 'running', release: '20261123-x', endings: 0 },
  },
  requests: { told: { count: 60, failed: 3, p95: 40 } },
  agents: { told: agents },
  postgres: { told: { connections: 12, allowed: 100, transactions: 500, hits: 900, reads: 100 } },
  redis: { told: { usedBytes: 10, allowedBytes: 100, clients: 4, hits: 30, misses: 10 } },
}

const told = (host: string, more: Partial<HostReading> = {}): HostRound => ({
  host,
  reading: { ...reading, ...more },
  why: undefined,
})

/** Two seconds later. */
const later = (more: Partial<HostReading> = {}) => told('host-1', { at: 2_000, ...more })

const processor = (busy: number, all: number) => ({
  machine: {
    told: { cores: 2, memoryPercent: 61, disk: { folder: '/', usedPercent: 34 }, processor: { busy, all } },
  },
})

describe('figures', () => {
  it('make a share of what the processor did between two looks', () => {
    const { hosts } = figuresOf([told('host-1')], [later(processor(150, 1_200))])
    expect(hosts).toEqual([
      { name: 'host-1', cpu: 25, memory: 61, disk: 34, slot: 'blue', release: '20261123-x' },
    ])
  })

  it('do not guess what takes two looks from one', () => {
    const { hosts, postgres, agents } = figuresOf(undefined, [told('host-1')])
    expect(hosts[0]?.cpu).toBeUndefined()
    expect(postgres?.perSecond).toBeUndefined()
    expect(agents?.tokensPerMinute).toBeUndefined()
  })

  it('add up the requests of all hosts, and tell the P95 of the slowest', () => {
    const { requests } = figuresOf(undefined, [
      told('host-1'),
      told('host-2', { requests: { told: { count: 60, failed: 0, p95: 90 } } }),
    ])
    expect(requests).toEqual({ perSecond: 4, p95: 90, failed: 2.5 })
  })

  it('tell how far what is only read is behind, where there is some that follows', () => {
    const lagOf = (more: Partial<HostReading>) => figuresOf(undefined, [told('host-1', more)]).postgres?.lag
    expect(lagOf({ standby: { told: { lag: 0.2 } } })).toBe(0.2)
    expect(lagOf({ standby: { told: { lag: null } } })).toBeUndefined()
    expect(lagOf({})).toBeUndefined()
  })

  it('tell transactions a second, and what was found in memory lately', () => {
    const postgres = { told: { connections: 20, allowed: 100, transactions: 560, hits: 950, reads: 150 } }
    expect(figuresOf([told('host-1')], [later({ postgres })]).postgres).toEqual({
      connections: 20,
      allowed: 100,
      hits: 50,
      perSecond: 30,
    })
  })

  it('tell hits since the start where nobody read anything lately', () => {
    expect(figuresOf([told('host-1')], [later()]).redis?.hits).toBe(75)
  })

  it('count a database that was started anew from nothing', () => {
    const postgres = { told: { connections: 1, allowed: 100, transactions: 5, hits: 9, reads: 1 } }
    const figures = figuresOf([told('host-1')], [later({ postgres })])
    expect(figures.postgres).toMatchObject({ hits: 90, perSecond: undefined })
  })

  it('tell of agents what they did lately', () => {
    const now = { ...agents, turns: 12, turnSeconds: 58, calls: 110, failedCalls: 6, tokens: 1_100 }
    expect(figuresOf([told('host-1')], [later({ agents: { told: now } })]).agents).toEqual({
      running: 2,
      queued: 1,
      turn: 4,
      failed: 10,
      tokensPerMinute: 3_000,
    })
  })

  it('count an app that was started anew from nothing', () => {
    const now = { ...agents, began: 9, turns: 1, turnSeconds: 3, calls: 1, failedCalls: 0, tokens: 10 }
    const figures = figuresOf([told('host-1')], [later({ agents: { told: now } })])
    expect(figures.agents).toMatchObject({ turn: 3, failed: 0, tokensPerMinute: undefined })
  })

  it('name what could not be found out, and who did not answer', () => {
    const offline = { en: 'Its agent is offline.', zh: '其助手离线。' }
    const figures = figuresOf(undefined, [
      told('host-1', { postgres: { why: 'psql is missing' } }),
      { host: 'host-2', reading: undefined, why: offline },
    ])
    expect(figures.unknown).toEqual([
      { of: 'host-1 postgres', why: 'psql is missing' },
      { of: 'host-2', why: offline },
    ])
    expect(figures.postgres).toBeUndefined()
    expect(figures.hosts[1]).toEqual({ name: 'host-2' })
  })
})
