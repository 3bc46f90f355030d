import { expect, it } from 'vitest'
import { layersOf } from './layout.ts'

const edges = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('→')
    return { from, to }
  })
const placesOf = (nodes: string[], ...pairs: string[]) =>
  Object.fromEntries(
    [...layersOf(nodes, edges(...pairs))].map(([node, { layer, row }]) => [node, `${layer}.${row}`]),
  )

it('places each node right of all that lead to it, by the longest way', () => {
  expect(placesOf(['a', 'b', 'c', 'd'], 'a→b', 'b→d', 'a→c', 'c→d', 'a→d')).toEqual({
    ...{ a: '0.0', b: '1.0', c: '1.1', d: '2.0' },
  })
})

it('comes to an end where edges lead back', () => {
  expect(placesOf(['a', 'b', 'c'], 'a→b', 'b→c', 'c→a', 'b→b')).toEqual({ a: '0.0', b: '1.0', c: '2.0' })
})

it('places nodes without edges below each other, and knows no others', () => {
  expect(placesOf(['a', 'b'], 'a→elsewhere')).toEqual({ a: '0.0', b: '0.1' })
})
