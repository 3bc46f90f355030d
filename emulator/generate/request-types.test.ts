import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { products } from './products.ts'
import { format, readRequestTypes } from './request-types.ts'

describe('the generated request types', () => {
  it.each(products)('are those of the installed SDK: $name', (product) => {
    const committed = readFileSync(new URL(`../generated/${product.name}.json`, import.meta.url), 'utf8')
    expect(format(readRequestTypes(product)), 'run: npm run generate').toBe(committed)
  })

  it('reach from the actions to the last nested type, and hold no response', () => {
    const { actions, types } = readRequestTypes({ name: 'vpc', version: '2017-03-12' })
    expect(actions.DescribeVpcs).toBe('DescribeVpcsRequest')
    expect(types.DescribeVpcsRequest).toMatchObject({ 'Filters?': 'Filter[]', 'Limit?': 'string' })
    expect(types.Filter).toEqual({ Name: 'string', Values: 'string[]' })
    expect(Object.keys(types).filter((name) => name.endsWith('Response'))).toEqual([])
  })
})
