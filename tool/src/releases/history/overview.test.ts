import { describe, expect, it } from 'vitest'
import { anEntry } from '../../../test/history.ts'
import { releaseRows } from './overview.ts'

const entries = [
  anEntry({ number: 3, release: 'a', purpose: 'rollback' }),
  anEntry({ number: 2, release: 'b' }),
  anEntry({ number: 1, release: 'a' }),
]
const hosts = [
  { name: 'host-1', serving: 'a', releases: ['b', 'a'] },
  { name: 'host-2', serving: 'a', releases: ['a', 'old'] },
]

describe('the overview of releases', () => {
  it('tells the history as it is, with what is left of each release', () => {
    expect(releaseRows(entries, hosts, ['a']).slice(0, 3)).toEqual([
      {
        entry: entries[0],
        id: 'a',
        servesOn: ['host-1', 'host-2'],
        keptOn: ['host-1', 'host-2'],
        isInBucket: true,
      },
      { entry: entries[1], id: 'b', servesOn: [], keptOn: ['host-1'], isInBucket: false },
      { entry: entries[2], id: 'a', servesOn: [], keptOn: ['host-1', 'host-2'], isInBucket: true },
    ])
  })

  it('does not conceal releases that the history knows nothing of', () => {
    expect(releaseRows(entries, hosts, ['older', 'a']).slice(3)).toEqual([
      { entry: undefined, id: 'older', servesOn: [], keptOn: [], isInBucket: true },
      { entry: undefined, id: 'old', servesOn: [], keptOn: ['host-2'], isInBucket: false },
    ])
  })
})
