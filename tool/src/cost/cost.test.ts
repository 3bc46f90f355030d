import { describe, expect, it } from 'vitest'
import { kinds } from '../resources/index.ts'
import { assumed } from './assumed.ts'
import { makeCost } from './cost.ts'
import { freeKinds, listPrices } from './list-prices.ts'
import type { CostItem } from './model.ts'
import { prices } from './prices/index.ts'

const item = (key: CostItem['key'], monthly: number | null): CostItem => ({
  key,
  monthly,
  source: 'inquiry',
})

describe('what a plan costs', () => {
  it('is the sum of what is wanted, whatever changes', () => {
    expect(makeCost([item('cvm/a', 10.1), item('cvm/b', 20.2)], [], [])).toMatchObject({
      currency: 'CNY',
      monthly: 30.3,
      delta: 0,
    })
  })

  it('grows by what is created, shrinks by what is deleted and moves by what is updated', () => {
    const { monthly, delta, changes } = makeCost(
      [item('cvm/new', 10), item('disk/grown', 8)],
      [item('disk/grown', 5.5), item('cvm/old', 20)],
      [
        { action: 'create', key: 'cvm/new' },
        { action: 'update', key: 'disk/grown' },
        { action: 'delete', key: 'cvm/old' },
      ],
    )
    expect(monthly).toBe(18)
    expect(delta).toBe(-7.5)
    expect(changes).toEqual([
      { key: 'cvm/new', delta: 10 },
      { key: 'disk/grown', delta: 2.5 },
      { key: 'cvm/old', delta: -20 },
    ])
  })

  it('says that a difference is not known rather than nothing', () => {
    const { changes } = makeCost([item('clb/main', null)], [], [{ action: 'create', key: 'clb/main' }])
    expect(changes).toEqual([{ key: 'clb/main', delta: null }])
  })

  it('leaves out changes of what is free', () => {
    expect(makeCost([], [], [{ action: 'create', key: 'vpc/main' }]).changes).toEqual([])
  })

  it('is known for every kind: asked, listed or free', () => {
    const known = kinds.filter(({ kind }) => prices.has(kind) || kind in listPrices || freeKinds.has(kind))
    expect(known).toEqual(kinds)
  })

  it('is never nothing where a price is listed', () => {
    for (const price of Object.values(listPrices)) {
      expect(price({ retention: 7 }, assumed).monthly).toBeGreaterThan(0)
    }
  })
})
