import { expect, it } from 'vitest'
import type { SlowKind, SlowReport } from './slow.ts'
import { explainable, verdictOn } from './verdict.ts'

const kind = (share: number): SlowKind => ({
  query: 'select ?',
  user: 'app',
  calls: 3,
  share,
  average: 1_200,
  longest: 2_000,
  last: '2026-11-23 08:00:00',
})

const report = (shares: readonly number[], query = 'select 1', milliseconds = 2_000): SlowReport => ({
  from: '',
  to: '',
  calls: shares.length,
  time: 1,
  kinds: shares.map(kind),
  slowest: { query, milliseconds, client: '' },
})

it.each([
  [[], 'No query was slow.'],
  [[1], 'All of it is one kind'],
  [[0.7, 0.3], '70 %'],
  [[0.4, 0.3, 0.3], 'No kind stands out. Where all'],
])('says of shares %j: %s', (shares, words) => expect(verdictOn(report(shares)).en).toContain(words))

it('minds what takes longer than anybody waits', () => {
  expect(verdictOn(report([0.4, 0.3, 0.3], 'select 1', 12_000)).en).toContain('longer than 10 s')
})

it.each([
  ["select *\n  from reports\n  where place = 'x';", "select * from reports where place = 'x'"],
  ['select * from reports where id = $1', undefined],
  ['update reports set place = 1', undefined],
  ['select "a" from b', undefined],
])('offers to explain what can be typed as it is: %j', (query, typed) =>
  expect(explainable(report([1], query))).toBe(typed),
)
