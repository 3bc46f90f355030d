import { describe, expect, it } from 'vitest'
import { anEntry } from '../../test/history.ts'
import type { Finding } from '../health/finding.ts'
import { isBroughtBy, spoiltBy } from './gate.ts'

const finding = (id: string, ok: boolean): Finding => ({
  id,
  ok,
  title: { en: id, zh: id },
  subject: 'host-1',
  found: '',
})

describe('a release may not stay', () => {
  it.each(['slot/host-1', 'nginx/host-1', 'alive/host-1', 'ready', 'requests/host-1'])(
    'because of %s',
    (id) => {
      expect(spoiltBy([finding(id, false)])).toHaveLength(1)
    },
  )

  it.each(['disk/host-1', 'load/host-1', 'backup/proven', 'certificate/postgres', 'replica'])(
    'and %s is not its doing',
    (id) => {
      expect(spoiltBy([finding(id, false), finding('alive/host-1', true)])).toEqual([])
    },
  )
})

describe('what a pipeline takes back', () => {
  const run = { name: 'li', run: 'https://ci.example.com/1' }

  it('is what this very run brought', () => {
    expect(isBroughtBy(anEntry({ release: 'a', by: run }), run)).toBe(true)
    expect(isBroughtBy(anEntry({ release: 'a', by: { ...run, run: 'https://ci.example.com/2' } }), run)).toBe(
      false,
    )
    expect(isBroughtBy(anEntry({ release: 'a', by: { name: 'li' } }), run)).toBe(false)
  })

  it('is what the same person brought, outside of pipelines', () => {
    expect(isBroughtBy(anEntry({ release: 'a', by: { name: 'li@laptop' } }), { name: 'li@laptop' })).toBe(
      true,
    )
    expect(isBroughtBy(anEntry({ release: 'a', by: { name: 'wang@laptop' } }), { name: 'li@laptop' })).toBe(
      false,
    )
  })

  it('is nothing where nothing was brought, or it was taken back already', () => {
    expect(isBroughtBy(undefined, run)).toBe(false)
    expect(isBroughtBy(anEntry({ release: 'a', by: run, outcome: 'rolled-back' }), run)).toBe(false)
    expect(isBroughtBy(anEntry({ release: 'a', by: run, purpose: 'rollback' }), run)).toBe(false)
  })
})
