import { describe, expect, it } from 'vitest'
import { anEntry } from '../../../test/history.ts'
import type { HistoryEntry } from './history.ts'
import { canaryIn, provenVersions, versionBefore, versionNamed } from './proven.ts'

/** Written as it happened; the history tells the newest first. */
const history = (...happened: Parameters<typeof anEntry>[0][]): HistoryEntry[] =>
  happened.map((one, index) => anEntry({ ...one, number: index + 1 })).reverse()

const idsOf = (entries: readonly HistoryEntry[]) => provenVersions(entries).map(({ release }) => release.id)
const before = (entries: readonly HistoryEntry[], ...serving: string[]) =>
  versionBefore(entries, serving)?.release.id

describe('the versions that held up', () => {
  it('are those that were deployed, the one in force first', () => {
    expect(idsOf(history({ release: 'a' }, { release: 'b' }, { release: 'c' }))).toEqual(['c', 'b', 'a'])
  })

  it('leave out what failed, was taken back, was cut off, or serves a share only', () => {
    const entries = history(
      { release: 'a' },
      { release: 'b', outcome: 'failed' },
      { release: 'c', outcome: 'rolled-back' },
      { release: 'd', outcome: 'interrupted' },
      { release: 'e', outcome: 'canary' },
    )
    expect(idsOf(entries)).toEqual(['a'])
  })

  it('end at the one that was gone back to', () => {
    const entries = history(
      { release: 'a' },
      { release: 'b' },
      { release: 'c' },
      { release: 'b', purpose: 'rollback' },
    )
    expect(idsOf(entries)).toEqual(['b', 'a'])
  })

  it('have a release on top that was deployed again rather than gone back to', () => {
    expect(idsOf(history({ release: 'a' }, { release: 'b' }, { release: 'a' }))).toEqual(['a', 'b'])
  })
})

describe('going back', () => {
  it('leads to the one before', () => {
    expect(before(history({ release: 'a' }, { release: 'b' }), 'b')).toBe('a')
  })

  it('leads further back the second time, not forth again', () => {
    const entries = history(
      { release: 'a' },
      { release: 'b' },
      { release: 'c' },
      { release: 'b', purpose: 'rollback' },
    )
    expect(before(entries, 'b')).toBe('a')
  })

  it('leads past releases that never held up', () => {
    const entries = history({ release: 'a' }, { release: 'bad', outcome: 'rolled-back' }, { release: 'b' })
    expect(before(entries, 'b')).toBe('a')
  })

  it('leads to the version in force while a canary runs', () => {
    const entries = history({ release: 'a' }, { release: 'b' }, { release: 'c', outcome: 'canary' })
    expect(before(entries, 'c', 'b')).toBe('b')
  })

  it('leads to the version in force where a killed deploy left another one', () => {
    const entries = history({ release: 'a' }, { release: 'b' }, { release: 'c', outcome: 'interrupted' })
    expect(before(entries, 'c', 'c')).toBe('b')
    expect(before(history({ release: 'a' }, { release: 'b' }), 'x', 'b')).toBe('b')
  })

  it('leads to the settings before, where the same release came with others', () => {
    const entries = history(
      { release: 'a', variables: { LOG_LEVEL: 'info' } },
      { release: 'a', variables: { LOG_LEVEL: 'wrong' } },
    )
    expect(versionBefore(entries, ['a'])?.ranWith.variables).toEqual({ LOG_LEVEL: 'info' })
  })

  it('leads nowhere from the first release', () => {
    expect(before(history({ release: 'a' }), 'a')).toBeUndefined()
    expect(before([], 'a')).toBeUndefined()
  })
})

describe('a canary', () => {
  it('runs until it is promoted or taken back', () => {
    const begun = history({ release: 'a' }, { release: 'b', outcome: 'canary' })
    expect(canaryIn(begun)?.release.id).toBe('b')
    const promoted = [anEntry({ release: 'b', purpose: 'promote' }), ...begun]
    expect(canaryIn(promoted)).toBeUndefined()
    const back = [anEntry({ release: 'a', purpose: 'rollback' }), ...begun]
    expect(canaryIn(back)).toBeUndefined()
  })

  it('still runs after a deploy that failed, which left everything as it was', () => {
    const entries = history(
      { release: 'a' },
      { release: 'b', outcome: 'canary' },
      { release: 'c', outcome: 'failed' },
    )
    expect(canaryIn(entries)?.release.id).toBe('b')
    expect(before(entries, 'b', 'a')).toBe('a')
  })
})

describe('a release that is named', () => {
  it('comes with what it last ran with well', () => {
    const entries = history(
      { release: 'a', variables: { LOG_LEVEL: 'info' } },
      { release: 'a', variables: { LOG_LEVEL: 'wrong' }, outcome: 'failed' },
    )
    expect(versionNamed(entries, 'a')?.ranWith.variables).toEqual({ LOG_LEVEL: 'info' })
    expect(versionNamed(entries, 'b')).toBeUndefined()
  })
})
