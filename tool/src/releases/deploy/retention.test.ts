import { describe, expect, it } from 'vitest'
import { keptReleases } from './retention.ts'

const releases = ['1', '2', '3', '4', '5', '6']
const kept = (input: Partial<Parameters<typeof keptReleases>[0]>) =>
  [...keptReleases({ releases, serving: ['6'], proven: ['6', '5'], keep: 2, ...input })].sort().join('')

describe('the releases that are kept', () => {
  it('are what serves and as many as the config says', () => {
    expect(kept({ keep: 1 })).toBe('56')
    expect(kept({ keep: 3, proven: ['6', '5', '4', '3', '2'] })).toBe('3456')
    expect(kept({ keep: 50 })).toBe('123456')
  })

  it('are rather those that held up than newer ones that did not', () => {
    expect(kept({ serving: ['3'], proven: ['3', '2', '1'] })).toBe('123')
  })

  it('have the newest of the others where few held up', () => {
    expect(kept({ serving: ['1'], proven: ['1'] })).toBe('156')
  })

  it('are as many as the config says, though some that held up are gone already', () => {
    expect(kept({ releases: ['4', '5', '6'], serving: ['5'], proven: ['5', '4', '3', '2'] })).toBe('456')
  })

  it('never lack what serves or would be gone back to', () => {
    expect(kept({ serving: ['1', '2', '4'], proven: ['2', '3'], keep: 1 })).toBe('1234')
  })
})
