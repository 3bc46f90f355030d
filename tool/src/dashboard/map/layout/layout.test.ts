import { describe, expect, it } from 'vitest'
import { existing } from '../../../../test/builders.ts'
import { productionResources } from '../../../../test/production-resources.ts'
import type { Observed } from '../../../plan/model.ts'
import { mapOf } from '../map.ts'
import { layoutAcross } from './across.ts'
import { layoutDown } from './down.ts'
import { type Box, bottom, type Layout, type Point, right, spaced } from './geometry.ts'

const production = mapOf(productionResources())
const single = mapOf(productionResources().filter(({ key }) => !/^clb|entrance|host-2|replica/.test(key)))
const crowded = mapOf([
  ...productionResources(),
  existing('nat-gateway/main', { bandwidth: 100 }),
  existing('postgres-read-only/reader-1', { master: 'id-of-postgres/main', securityGroups: ['sg-data'] }),
  existing('cdn-domain/main', { domain: 'cdn.example.com', bucket: 'shop-files', site: null }),
])

const buckets = mapOf([
  ...productionResources(),
  ...['a', 'b', 'c', 'd', 'e'].map((name) => existing(`cos-bucket/${name}`, { acl: 'private' })),
])

const worker = [
  existing(
    'security-group/worker',
    { ingress: [], egress: [{ port: 'ALL', peer: '0.0.0.0/0' }] },
    { id: 'sg-worker' },
  ),
  existing('cvm/worker-1', { cpu: 4, memory: 8, securityGroups: ['sg-worker'], role: 'shop-host' }),
]
const roles = mapOf([...productionResources().map(lettingIn('sg-worker')), ...worker])

/** Databases let in one group more. */
function lettingIn(group: string) {
  return (one: Observed): Observed => {
    const { ingress } = one.fields as { readonly ingress: { readonly peer: string }[] }
    const more = one.key === 'security-group/data' ? ingress.map((rule) => ({ ...rule, peer: group })) : []
    return more.length === 0 ? one : { ...one, fields: { ...one.fields, ingress: [...ingress, ...more] } }
  }
}

const layouts: readonly (readonly [string, Layout])[] = [
  ['a wide map', layoutAcross(production)],
  ['a narrow map', layoutDown(production)],
  ['a wide map of one host', layoutAcross(single)],
  ['a narrow map of one host', layoutDown(single)],
  ['a crowded wide map', layoutAcross(crowded)],
  ['a crowded narrow map', layoutDown(crowded)],
  ['a wide map of many buckets', layoutAcross(buckets)],
  ['a wide map of hosts with roles', layoutAcross(roles)],
  ['a narrow map of hosts with roles', layoutDown(roles)],
]

describe.each(layouts)('%s', (_, { width, height, cards, frames, arrows }) => {
  it('has no two things in one place', () => {
    const overlapping = cards.flatMap((one, index) =>
      cards.slice(index + 1).filter((other) => overlap(one.box, other.box)),
    )
    expect(overlapping.map(({ node }) => node.id)).toEqual([])
  })

  it('keeps everything on the paper', () => {
    for (const { x, y, width: wide, height: high } of [...cards, ...frames].map(({ box }) => box)) {
      expect([x, y, width - x - wide, height - y - high].every((air) => air >= 0)).toBe(true)
    }
    const points = arrows.flatMap(({ points }) => points)
    expect(points.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true)
  })

  it('runs each arrow along straight lines, to the edge of what it is for', () => {
    for (const { to, points } of arrows) {
      points.slice(1).forEach(({ x, y }, index) => {
        const before = points[index]
        expect(Math.abs(x - (before?.x ?? 0)) < 1 || Math.abs(y - (before?.y ?? 0)) < 1).toBe(true)
      })
      const head = points.at(-1) ?? { x: Number.NaN, y: Number.NaN }
      const card = cards.find(({ node }) => node.id === to)
      if (card) expect(isOnEdge(head, card.box)).toBe(true)
    }
  })

  it('runs no arrow through what it is not for', () => {
    const crossed = arrows.flatMap(({ from, to, points }) =>
      points.slice(1).flatMap((point, index) => {
        const stretch = boxBetween(points[index] ?? point, point)
        return cards
          .filter(({ node, box }) => node.id !== to && node.id !== from && overlap(stretch, box))
          .map(({ node }) => `${from} → ${to} through ${node.id}`)
      }),
    )
    expect(crossed).toEqual([])
  })

  it('keeps networks around what lies in them', () => {
    const [vpc, subnet] = ['vpc', 'subnet'].map((is) => frames.find((frame) => frame.is === is)?.box)
    for (const { node, box } of cards) {
      if (node.ring === 'subnet' && subnet) expect(contains(subnet, box)).toBe(true)
      if (node.ring !== 'internet' && vpc) expect(contains(vpc, box)).toBe(true)
      if (node.ring === 'internet' && vpc) expect(overlap(vpc, box)).toBe(false)
    }
  })
})

describe('things moved apart', () => {
  it('stay where they want to be while they have room', () => {
    expect(spaced([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90])
  })

  it('keep their distance and their order, and stay within the range', () => {
    expect(spaced([95, 95, 10], 20, 0, 100)).toEqual([80, 100, 10])
  })

  it('share the room there is where it is too small', () => {
    expect(spaced([5, 5, 5], 20, 0, 10)).toEqual([0, 5, 10])
  })
})

function boxBetween(one: Point, other: Point): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) }
}

function overlap(one: Box, other: Box): boolean {
  return one.x < right(other) && other.x < right(one) && one.y < bottom(other) && other.y < bottom(one)
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x < inner.x && outer.y < inner.y && right(outer) > right(inner) && bottom(outer) > bottom(inner)
  )
}

function isOnEdge({ x, y }: { x: number; y: number }, box: Box): boolean {
  const isAcross = x >= box.x - 1 && x <= right(box) + 1
  const isAlong = y >= box.y - 1 && y <= bottom(box) + 1
  return isAcross && isAlong
}
