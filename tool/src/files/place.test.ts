import { describe, expect, it } from 'vitest'
import { isPath } from './item.ts'
import { placeIn } from './place.ts'

const place = (word: string) => placeIn(word, 'files-1250000000', '/home/me')

describe('a place', () => {
  it.each([
    ['cos:', { kind: 'bucket', bucket: 'files-1250000000', prefix: '' }],
    ['cos:reports', { kind: 'bucket', bucket: 'files-1250000000', prefix: 'reports/' }],
    ['cos:/reports/2026/', { kind: 'bucket', bucket: 'files-1250000000', prefix: 'reports/2026/' }],
    ['cos://other-1250000001/a', { kind: 'bucket', bucket: 'other-1250000001', prefix: 'a/' }],
    ['cos://other-1250000001', { kind: 'bucket', bucket: 'other-1250000001', prefix: '' }],
    ['reports', { kind: 'folder', path: '/home/me/reports' }],
    ['/srv', { kind: 'folder', path: '/srv' }],
    ['cos://Not A Bucket/x', undefined],
  ])('%s', (word, expected) => expect(place(word)).toEqual(expected))
})

describe('a key that can be a file', () => {
  it.each(['a', 'a/b.txt', '报告/一.md', '...', 'a b'])('%j', (key) => expect(isPath(key)).toBe(true))
})

describe('a key that could leave its folder, or is no path everywhere', () => {
  it.each(['../a', 'a/../../b', '/a', 'a//b', 'a/', '.', 'a\\b', 'a\nb', '\u0000'])('%j', (key) =>
    expect(isPath(key)).toBe(false),
  )
})
