import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Keep, keptBackups } from './retention.ts'

const keep: Keep = { days: 3, weeks: 2, months: 2, proven: 2 }

type Listed = Parameters<typeof keptBackups>[0][number]

/** One backup, stored at 03:00 in Beijing that day unless an hour is given. */
function stored(day: string, { isProven = false, at = '03:00' } = {}): Listed {
  const proof = isProven
    ? { backup: day, ok: true, startedAt: day, steps: [], recoveryPoint: 0, recoveryTime: 1, recipient: '' }
    : undefined
  return { id: at === '03:00' ? day : `${day} ${at}`, storedAt: new Date(`${day}T${at}:00+08:00`), proof }
}

const newestFirst = (backups: readonly Listed[]) =>
  backups.toSorted((one, other) => other.storedAt.getTime() - one.storedAt.getTime())

describe('retention', () => {
  it('keeps the last backup of the last days, weeks and months', () => {
    const days = Array.from({ length: 30 }, (_, index) =>
      stored(`2026-11-${String(index + 1).padStart(2, '0')}`),
    )
    const all = newestFirst([...days, stored('2026-10-05'), stored('2026-10-30'), stored('2026-09-30')])
    expect([...keptBackups(all, keep)].sort()).toEqual([
      '2026-10-30', // the last of October
      '2026-11-28',
      '2026-11-29', // a Sunday: the last of its week
      '2026-11-30',
    ])
  })

  it('takes the last of several a day, by the days of Beijing', () => {
    const all = newestFirst([
      stored('2026-11-30', { at: '00:30' }),
      stored('2026-11-30', { at: '23:30' }),
      stored('2026-11-29', { at: '23:59' }),
    ])
    expect([...keptBackups(all, { ...keep, days: 2, weeks: 0, months: 0 })]).toEqual([
      '2026-11-30 23:30',
      '2026-11-29 23:59',
    ])
  })

  it('keeps the last proven ones, however many came after them', () => {
    const proven = ['2020-01-01', '2020-01-02', '2020-01-03'].map((day) => stored(day, { isProven: true }))
    const later = Array.from({ length: 28 }, (_, index) =>
      stored(`2026-02-${String(index + 1).padStart(2, '0')}`),
    )
    const kept = keptBackups(newestFirst([...proven, ...later]), keep)
    expect(kept).toContain('2020-01-03')
    expect(kept).toContain('2020-01-02')
    expect(kept).not.toContain('2020-01-01')
  })

  it('loses nothing to a clock that was ten years ahead for a while', () => {
    const good = [stored('2026-11-28', { isProven: true }), stored('2026-11-29'), stored('2026-11-30')]
    const before = keptBackups(newestFirst(good), keep)
    const mad = [stored('2036-11-30')]
    const after = keptBackups(newestFirst([...mad, ...good]), { ...keep, days: keep.days + 1 })
    for (const id of before) expect(after).toContain(id)
    expect(keptBackups(newestFirst([...mad, ...good]), keep)).toContain('2026-11-28')
  })

  it('never keeps nothing, and always the newest and the last proven, whatever there is', () => {
    const backup = fc.record({
      storedAt: fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      isProven: fc.boolean(),
    })
    const limits = fc.record({
      days: fc.nat(9),
      weeks: fc.nat(9),
      months: fc.nat(9),
      proven: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(backup, { minLength: 1, maxLength: 60 }), limits, (made, limit) => {
        const all = newestFirst(
          made.map(({ storedAt, isProven }, index) => ({
            ...stored('2026-01-01', { isProven }),
            storedAt,
            id: String(index),
          })),
        )
        const kept = keptBackups(all, limit)
        const proven = all.filter(({ proof }) => proof?.ok).slice(0, limit.proven)
        return [...all.slice(0, 1), ...proven].every(({ id }) => kept.has(id))
      }),
    )
  })
})
