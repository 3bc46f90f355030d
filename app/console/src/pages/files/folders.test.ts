import { expect, it } from 'vitest'
import { crumbsOf, formatBytes, within } from './folders.ts'

it('shows the way to a folder', () => {
  expect(crumbsOf('')).toEqual([])
  expect(crumbsOf('报告/2026')).toEqual([
    { name: '报告', path: '报告' },
    { name: '2026', path: '报告/2026' },
  ])
  expect([within('', 'a'), within('a', 'b')]).toEqual(['a', 'a/b'])
})

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_400_000, '1.4 MB'],
  [12_345_678, '12 MB'],
  [5_368_709_120, '5.4 GB'],
])('says %d as %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text))
