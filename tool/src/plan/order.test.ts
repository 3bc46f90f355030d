import { describe, expect, it } from 'vitest'
import { existing, rulesWith, wanted } from '../../test/builders.ts'
import { makePlan, makeRemovalPlan } from './make-plan.ts'
import type { Desired, Observed } from './model.ts'
import { nameOf, orderSteps } from './order.ts'

const rules = rulesWith({
  vpc: { immutable: ['cidr'] },
  subnet: { immutable: ['vpc'] },
  eip: { loose: ['host'] },
})
const head = {
  project: 'shop',
  environment: 'test',
  account: '1',
  region: 'ap-guangzhou',
  rules,
  backups: true,
}

function waits(desired: Desired[], observed: Observed[]) {
  const plan =
    desired.length === 0 ? makeRemovalPlan({ ...head, observed }) : makePlan({ ...head, desired, observed })
  return Object.fromEntries(orderSteps(plan.changes, rules).map((step) => [nameOf(step), step.after]))
}

describe('the order of steps', () => {
  it('puts an object after those it refers to', () => {
    const order = waits([wanted('vpc/main'), wanted('subnet/main', { vpc: { ref: 'vpc/main' } })], [])
    expect(order).toEqual({ 'put vpc/main': [], 'put subnet/main': ['put vpc/main'] })
  })

  it('removes an object after those that refer to it', () => {
    const order = waits([], [existing('vpc/main'), existing('subnet/main', { vpc: 'id-of-vpc/main' })])
    expect(order).toEqual({ 'remove vpc/main': ['remove subnet/main'], 'remove subnet/main': [] })
  })

  it('removes a host first, and then the address that the cloud has unbound from it by itself', () => {
    const order = waits([], [existing('host/web'), existing('eip/web', { host: 'id-of-host/web' })])
    expect(order).toEqual({ 'remove host/web': [], 'remove eip/web': ['remove host/web'] })
  })

  it('removes a host for good after what stays has let it go', () => {
    const order = waits(
      [wanted('eip/web', { host: '' })],
      [existing('host/web'), existing('eip/web', { host: 'id-of-host/web' })],
    )
    expect(order).toEqual({ 'remove host/web': ['put eip/web'], 'put eip/web': [] })
  })

  it('removes an orphan after those that let it go', () => {
    const order = waits(
      [wanted('host/web', { groups: [] })],
      [existing('host/web', { groups: ['id-of-group/old'] }), existing('group/old')],
    )
    expect(order['remove group/old']).toEqual(['put host/web'])
  })

  it('puts a replacement after its predecessor is gone, and that after its dependants are', () => {
    const order = waits(
      [wanted('vpc/main', { cidr: 'b' }), wanted('subnet/main', { vpc: { ref: 'vpc/main' } })],
      [existing('vpc/main', { cidr: 'a' }), existing('subnet/main', { vpc: 'id-of-vpc/main' })],
    )
    expect(order).toEqual({
      'remove vpc/main': ['remove subnet/main'],
      'remove subnet/main': [],
      'put vpc/main': ['remove vpc/main'],
      'put subnet/main': ['put vpc/main', 'remove subnet/main'],
    })
  })

  it('removes nothing at all before everything that is to be backed up is', () => {
    const kinds = rulesWith({
      database: { holdsData: true, backup: 'goes-along' },
      disk: { holdsData: true, backup: 'outlives' },
    })
    const observed = [existing('database/main'), existing('disk/data'), existing('vpc/main')]
    const { changes } = makeRemovalPlan({ ...head, rules: kinds, observed })
    const steps = orderSteps(changes, kinds)
    const backups = ['back-up database/main', 'back-up disk/data']
    expect(steps.filter(({ part }) => part === 'back-up').map(nameOf)).toEqual(backups)
    for (const step of steps.filter(({ part }) => part === 'remove')) {
      expect(step.after).toEqual(expect.arrayContaining(backups))
    }
  })
})
