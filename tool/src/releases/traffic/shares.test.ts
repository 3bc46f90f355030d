import { expect, it } from 'vitest'
import { existing, rulesWith, wanted } from '../../../test/builders.ts'
import type { Desired, Key, Plan } from '../../plan/model.ts'
import { planWithShares } from './shares.ts'

const rule: Key = 'clb-rule/http-80/shop.internal/'
const hosts: readonly Desired[] = [wanted('cvm/host-1'), wanted('cvm/host-2')]
const desired = [
  ...hosts,
  wanted(rule, { targets: hosts.map(({ key }) => ({ host: { ref: key }, port: 80, weight: 10 })) }),
]
const here = (weight: number) =>
  existing(rule, { targets: hosts.map(({ key }) => ({ host: `id-of-${key}`, port: 80, weight })) })
const machines = hosts.map(({ key }) => existing(key))

const planFor = (observed: readonly ReturnType<typeof existing>[], requested: readonly Key[] = []) =>
  planWithShares(
    {
      ...{ project: 'shop', environment: 'test', account: '1', region: 'ap-guangzhou', backups: false },
      rules: rulesWith({ 'clb-rule': { unordered: ['targets'], loose: ['targets'] } }),
      desired,
      observed: [...observed],
      requested: new Set(requested),
    },
    [],
  )
const weightsIn = ({ changes }: Plan) => {
  const fields = changes.find(({ key }) => key === rule)?.desired as
    | { targets: { weight: number }[] }
    | undefined
  return fields?.targets.map(({ weight }) => weight)
}

it('a host that is made gets no requests before somebody brings it a release', () => {
  expect(weightsIn(planFor([]))).toEqual([0, 0])
  expect(weightsIn(planFor([...machines.slice(0, 1), existing(rule, { targets: [] })]))).toEqual([0, 0])
})

it('nor does one that is made anew, while the others go on', () => {
  expect(weightsIn(planFor([...machines, here(10)], ['cvm/host-2']))).toEqual([10, 0])
})

it('a host that nobody knows anything of keeps what it has', () => {
  expect(planFor([...machines, here(10)]).changes).toEqual([])
  expect(planFor([...machines, here(0)]).changes).toEqual([])
})
