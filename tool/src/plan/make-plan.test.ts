import { describe, expect, it } from 'vitest'
import { existing, rulesWith, wanted } from '../../test/builders.ts'
import { makePlan, makeRemovalPlan, type PlanInput } from './make-plan.ts'
import type { Desired, Observed } from './model.ts'

const rules = rulesWith({
  vpc: { immutable: ['cidr'] },
  subnet: { immutable: ['vpc'] },
  group: { unordered: ['members'] },
  database: {
    holdsData: true,
    backup: 'goes-along',
    atLeast: ['accounts'],
    immutable: ['zone'],
    swaps: [['zone', 'standbyZone']],
  },
})

function planFor(desired: Desired[], observed: Observed[], more: Partial<PlanInput> = {}) {
  const input: PlanInput = {
    project: 'shop',
    environment: 'test',
    account: '100000000001',
    region: 'ap-guangzhou',
    desired,
    observed,
    rules,
    backups: true,
    ...more,
  }
  return makePlan(input)
}

const briefly = (plan: ReturnType<typeof makePlan>) =>
  plan.changes.map(({ action, key, reason }) => `${action} ${key}: ${reason}`)

describe('a plan', () => {
  it('is empty when the cloud is as the config says', () => {
    const plan = planFor(
      [wanted('vpc/main', { cidr: '10.0.0.0/16' })],
      [existing('vpc/main', { cidr: '10.0.0.0/16' })],
    )
    expect(plan.changes).toEqual([])
    expect(plan.unchanged).toEqual([{ key: 'vpc/main', id: 'id-of-vpc/main' }])
  })

  it('creates what the cloud does not have', () => {
    expect(briefly(planFor([wanted('vpc/main')], []))).toEqual(['create vpc/main: missing'])
  })

  it('tells old and new value of a field that changed', () => {
    const plan = planFor([wanted('host/web', { size: 4 })], [existing('host/web', { size: 2 })])
    expect(plan.changes[0]).toMatchObject({ action: 'update', reason: 'changed' })
    expect(plan.changes[0]?.differences).toEqual([{ field: 'size', from: 2, to: 4 }])
  })

  it('replaces an object that a person wants anew, though it is as the config says', () => {
    const requested = new Set(['host/web'] as const)
    const plan = planFor(
      [wanted('host/web'), wanted('host/other')],
      [existing('host/web'), existing('host/other')],
      {
        requested,
      },
    )
    expect(briefly(plan)).toEqual(['replace host/web: requested'])
  })

  it('replaces an object when a field differs that only a new one can have', () => {
    const plan = planFor(
      [wanted('vpc/main', { cidr: '10.1.0.0/16' })],
      [existing('vpc/main', { cidr: '10.0.0.0/16' })],
    )
    expect(briefly(plan)).toEqual(['replace vpc/main: immutable-field'])
  })

  it('leaves alone what has only changed places, as zones do after a fail-over', () => {
    const before = wanted('database/main', { zone: 'six', standbyZone: 'seven' })
    const failedOver = existing('database/main', { zone: 'seven', standbyZone: 'six' })
    expect(planFor([before], [failedOver]).changes).toEqual([])
    const elsewhere = existing('database/main', { zone: 'five', standbyZone: 'six' })
    expect(briefly(planFor([before], [elsewhere]))).toEqual(['replace database/main: immutable-field'])
  })

  it('takes a reference to be equal to the id of its target', () => {
    const plan = planFor(
      [wanted('vpc/main'), wanted('subnet/main', { vpc: { ref: 'vpc/main' } })],
      [existing('vpc/main'), existing('subnet/main', { vpc: 'id-of-vpc/main' })],
    )
    expect(plan.changes).toEqual([])
  })

  it('replaces what hangs on a replaced object', () => {
    const plan = planFor(
      [wanted('vpc/main', { cidr: '10.1.0.0/16' }), wanted('subnet/main', { vpc: { ref: 'vpc/main' } })],
      [existing('vpc/main', { cidr: '10.0.0.0/16' }), existing('subnet/main', { vpc: 'id-of-vpc/main' })],
    )
    expect(briefly(plan)).toEqual([
      'replace vpc/main: immutable-field',
      'replace subnet/main: immutable-field',
    ])
  })

  it('adopts an object that bears our name and lacks our tags', () => {
    const plan = planFor([wanted('vpc/main')], [existing('vpc/main', {}, { tagged: false })])
    expect(briefly(plan)).toEqual(['adopt vpc/main: unfinished'])
  })

  it('finishes an object that something is still under way on', () => {
    const plan = planFor([wanted('vpc/main')], [existing('vpc/main', {}, { settled: false })])
    expect(briefly(plan)).toEqual(['update vpc/main: unfinished'])
  })

  it('deletes what the config no longer has', () => {
    expect(briefly(planFor([], [existing('vpc/old')]))).toEqual(['delete vpc/old: orphaned'])
  })

  it('does not mind the order of a list that has none', () => {
    const plan = planFor(
      [wanted('group/a', { members: ['x', 'y'] })],
      [existing('group/a', { members: ['y', 'x'] })],
    )
    expect(plan.changes).toEqual([])
  })

  it('does not mind accounts that the config does not name', () => {
    const have = existing('database/main', { accounts: { app: 'normal', someone: 'normal' } })
    expect(planFor([wanted('database/main', { accounts: { app: 'normal' } })], [have]).changes).toEqual([])
  })

  it('is equal for equal input', () => {
    const make = () =>
      planFor([wanted('vpc/main'), wanted('host/web', { size: 4 })], [existing('host/web', { size: 2 })])
    expect(JSON.stringify(make())).toBe(JSON.stringify(make()))
  })

  it('removes everything observed when that was asked for', () => {
    const head = {
      project: 'shop',
      environment: 'test',
      account: '1',
      region: 'ap-guangzhou',
      rules,
      backups: true,
    }
    const plan = makeRemovalPlan({ ...head, observed: [existing('vpc/main'), existing('database/main')] })
    expect(briefly(plan)).toEqual(['delete vpc/main: requested', 'delete database/main: requested'])
  })

  it('backs up what holds data before it is deleted or replaced, unless nobody wants that', () => {
    const head = { project: 'shop', environment: 'test', account: '1', region: 'ap-guangzhou', rules }
    const observed = [existing('vpc/main'), existing('database/main')]
    const fates = (backups: boolean) =>
      makeRemovalPlan({ ...head, observed, backups }).changes.map(({ key, backup }) => `${key} ${backup}`)
    expect(fates(true)).toEqual(['vpc/main undefined', 'database/main goes-along'])
    expect(fates(false)).toEqual(['vpc/main undefined', 'database/main none'])
  })
})
