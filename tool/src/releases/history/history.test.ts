import { describe, expect, it } from 'vitest'
import { anEntry } from '../../../test/history.ts'
import type { Timing } from '../../cloud/timing.ts'
import { type HistoryEntry, type HistoryStore, openEntry } from './history.ts'

function memoryStore(...known: HistoryEntry[]) {
  const entries = new Map(known.map((entry) => [entry.number, entry]))
  const store: HistoryStore = {
    newest: async (count) => [...entries.values()].sort((a, b) => b.number - a.number).slice(0, count),
    add: async (entry) => {
      if (entries.has(entry.number)) return false
      entries.set(entry.number, entry)
      return true
    },
    replace: async (entry) => {
      entries.set(entry.number, entry)
    },
  }
  return { store, entries }
}

const noon = Date.parse('2026-03-14T12:00:00Z')
const timing: Timing = { now: () => noon, random: () => 0, sleep: async () => {} }
const opening = anEntry({ release: 'b' })

describe('the history', () => {
  it('begins with number 1 and counts on', async () => {
    const { store } = memoryStore()
    const first = await openEntry(store, timing, opening)
    await first.close({ outcome: 'deployed', why: null, hosts: [] })
    expect(first.number).toBe(1)
    expect((await openEntry(store, timing, opening)).number).toBe(2)
  })

  it('shows an entry that is under way as one without an end', async () => {
    const { store, entries } = memoryStore()
    await openEntry(store, timing, opening)
    expect(entries.get(1)).toMatchObject({
      outcome: null,
      endedAt: null,
      startedAt: '2026-03-14T12:00:00.000Z',
    })
  })

  it('keeps how it ended, why, and what has become of each host', async () => {
    const { store, entries } = memoryStore()
    const entry = await openEntry(store, timing, opening)
    const hosts = [{ name: 'host-1', outcome: 'taken-back' }] as const
    await entry.close({ outcome: 'rolled-back', why: { en: 'Slow.', zh: '慢。' }, hosts })
    expect(entries.get(1)).toMatchObject({
      outcome: 'rolled-back',
      why: { en: 'Slow.' },
      hosts,
      endedAt: '2026-03-14T12:00:00.000Z',
    })
  })

  it('closes an entry of one who is gone as interrupted, with the hosts as they were last noted', async () => {
    const hosts = [{ name: 'host-1', outcome: 'deployed' }] as const
    const { store, entries } = memoryStore()
    const killed = await openEntry(store, timing, opening)
    await killed.note(hosts)
    const next = await openEntry(store, timing, opening)
    expect(next.number).toBe(2)
    expect(entries.get(1)).toMatchObject({
      outcome: 'interrupted',
      hosts,
      why: { en: 'dev@laptop did not bring it to its end.' },
    })
  })

  it('does not begin under a number that somebody else took meanwhile', async () => {
    const { store } = memoryStore()
    const taken: HistoryStore = { ...store, add: async () => false }
    await expect(openEntry(taken, timing, opening)).rejects.toThrow('was taken')
  })
})
