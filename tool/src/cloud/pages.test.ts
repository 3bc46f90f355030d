import { describe, expect, it } from 'vitest'
import { allPages } from './pages.ts'
import type { Timing } from './timing.ts'

const atOnce: Timing = { now: () => 0, random: () => 0, sleep: async () => {} }

/** Answers with each page in turn, whatever is asked. */
function answering(...pages: { items: string[]; total: number }[]) {
  const left = [...pages]
  return async () => left.shift() ?? { items: [], total: 0 }
}

describe('a list in pages', () => {
  it('is collected whole', async () => {
    const ask = answering({ items: ['a', 'b'], total: 3 }, { items: ['c'], total: 3 })
    expect(await allPages(ask, atOnce)).toEqual(['a', 'b', 'c'])
  })

  it('that is empty is empty', async () => {
    expect(await allPages(answering({ items: [], total: 0 }), atOnce)).toEqual([])
  })

  it('is asked again when it shows less than it says it has', async () => {
    const lagging = { items: [], total: 1 }
    expect(await allPages(answering(lagging, lagging, { items: ['a'], total: 1 }), atOnce)).toEqual(['a'])
  })

  it('is asked again when it shows a page twice', async () => {
    const first = { items: ['a'], total: 2 }
    expect(await allPages(answering(first, first, { items: ['b'], total: 2 }), atOnce)).toEqual(['a', 'b'])
  })

  it('that stays wrong is refused, so that nothing counts as deleted', async () => {
    const forever = async () => ({ items: [], total: 1 })
    await expect(allPages(forever, atOnce)).rejects.toMatchObject({ code: 'InternalError.InconsistentList' })
  })
})
