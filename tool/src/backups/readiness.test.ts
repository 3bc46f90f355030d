import { describe, expect, it } from 'vitest'
import type { Backup } from './catalogue.ts'
import { readinessOf } from './readiness.ts'

const now = new Date('2026-11-23T12:00:00Z')

function backup(hoursAgo: number, drill?: 'well' | 'failed'): Backup {
  const id = `${hoursAgo} h`
  const storedAt = new Date(now.getTime() - hoursAgo * 3_600_000)
  const proof =
    drill === undefined
      ? undefined
      : {
          backup: id,
          ok: drill === 'well',
          startedAt: storedAt.toISOString(),
          steps: [],
          recoveryPoint: 0,
          recoveryTime: 1,
          recipient: '',
        }
  return { id, storedAt, manifest: undefined, objects: new Map(), size: 0, proof }
}

describe('readiness', () => {
  it('is as old as the newest backup that a drill restored', () => {
    const all = [backup(1), backup(2, 'failed'), backup(20, 'well'), backup(40, 'well')]
    expect(readinessOf(all, 26, now)).toEqual({ proven: '20 h', hours: 20, ok: true })
  })

  it('ends by itself when drills no longer run, or no longer succeed', () => {
    expect(readinessOf([backup(1), backup(27, 'well')], 26, now).ok).toBe(false)
    expect(readinessOf([backup(1, 'failed'), backup(27, 'well')], 26, now).ok).toBe(false)
    expect(readinessOf([backup(1)], 26, now)).toEqual({ proven: undefined, hours: undefined, ok: false })
    expect(readinessOf([], 26, now).ok).toBe(false)
  })
})
