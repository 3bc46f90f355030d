import { describe, expect, it } from 'vitest'
import { configSchema } from '../../config/schema.ts'
import {
  connectionsPerPod,
  connectionsPerProcess,
  leastConnections,
} from '../../releases/settings/connections.ts'
import { groupsOf, podsOf } from './groups.ts'

describe('groups of pods', () => {
  it.each([
    ['as many as hosts, and two at least', { hosts: 1 }, { web: ['all', 2, 4] }],
    [
      'told apart where hosts are',
      { roles: { web: 3, worker: 2 } },
      { web: ['web', 3, 6], worker: ['worker', 2, 4] },
    ],
  ])('are %s', (_, compute, expected) => {
    expect(shownOf(groupsOf(environmentWith(compute), undefined))).toEqual(expected)
  })

  it('are not doubled where PostgreSQL has too few connections for that, beside the hosts', () => {
    const environment = environmentWith({ roles: { web: 2, worker: 1 } })
    expect(shownOf(groupsOf(environment, 100))).toEqual({ web: ['web', 2, 2], worker: ['worker', 1, 1] })
    expect(shownOf(groupsOf(environment, 400))).toEqual({ web: ['web', 2, 4], worker: ['worker', 1, 2] })
  })

  it('hold no more connections than hosts leave them', () => {
    for (const allowed of [100, 200, 400, 1_000])
      for (const hosts of [1, 2, 5]) {
        const groups = groupsOf(environmentWith({ hosts }), allowed)
        const each = connectionsPerPod(allowed, hosts, podsOf(groups))
        expect(each * podsOf(groups) + hosts * connectionsPerProcess(allowed, hosts)).toBeLessThan(allowed)
        if (groups.web.most > groups.web.least) expect(each).toBeGreaterThanOrEqual(leastConnections)
      }
  })
})

function environmentWith(compute: object) {
  const place = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }
  const app = { image: { from: 'sources' } }
  const { environments } = configSchema.parse({
    project: 'shop',
    app,
    environments: { production: { ...place, loadBalancer: {}, compute } },
  })
  const { production } = environments
  if (production === undefined) throw new Error('there is one')
  return production
}

function shownOf(groups: ReturnType<typeof groupsOf>) {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, group]) =>
      group === undefined ? [] : [[name, [group.role, group.least, group.most]]],
    ),
  )
}
