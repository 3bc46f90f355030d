import { describe, expect, it } from 'vitest'
import { alarms } from '../../config/sections/alarms.ts'
import { backups as section } from '../../config/sections/backups.ts'
import { backupRules, longestPause } from './backups.ts'

const { thresholds } = alarms.parse({})
const rulesFor = (written: object) =>
  backupRules({ environment: 'production', thresholds, backups: section.parse(written), databases: [] })

describe('how old backups may be', () => {
  it('is the longest pause between two hours, round the clock', () => {
    expect(longestPause([3])).toBe(24)
    expect(longestPause([15, 3])).toBe(12)
    expect(longestPause([22, 6, 6])).toBe(16)
  })

  it('leaves time for making one', () => {
    const limits = rulesFor({ hours: [3, 15], provenWithin: 30 }).map(({ id, steps }) => [
      id,
      steps[0]?.limit,
    ])
    expect(limits).toEqual([
      ['backup', 14],
      ['proven', 30],
    ])
  })

  it('is asked of what is proven alone where nobody makes any by the clock', () => {
    expect(rulesFor({ hours: [] }).map(({ id }) => id)).toEqual(['proven'])
  })
})
