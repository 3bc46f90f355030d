import { describe, expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import { openSecrets } from '../../secrets/secrets.ts'
import { desiredResources } from '../desired.ts'

const secrets = await openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} })

/** What is wanted with a compute section, by key. */
function wanted(compute: object, more: object = {}): Map<string, unknown> {
  const config = configSchema.parse({
    project: 'shop',
    app: { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' },
    environments: {
      live: {
        ...{ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute, loadBalancer: {} },
        ...more,
      },
    },
  })
  const resources = desiredResources({
    config,
    environmentName: 'live',
    environment: environmentOf(config, 'live'),
    account: { appId: '1250000000', uin: '1', ownerUin: '1' } as never,
    region: 'ap-guangzhou',
    secrets,
    folder: '/nowhere',
  })
  return new Map(resources.map(({ key, fields }) => [key, fields]))
}

const roles = { web: 2, worker: 1 }

describe('hosts with roles', () => {
  it('come beside those there were: workers, their group, and their way to the databases', () => {
    const [before, after] = [wanted({ hosts: 2 }), wanted({ roles })]
    const isOld = ([key]: [string, unknown]) => before.has(key)
    const added = [...after].filter((one) => !isOld(one)).map(([key]) => key)
    expect(added.toSorted()).toEqual([
      'cvm/worker-1',
      'disk/worker-1',
      'eip/worker-1',
      'security-group/worker',
    ])
    const kept = [...after].filter(isOld)
    expect(kept).toHaveLength(before.size)
    const changed = kept.filter(([key, fields]) => JSON.stringify(fields) !== JSON.stringify(before.get(key)))
    expect(changed.map(([key]) => key)).toEqual(['security-group/data'])
  })

  it('have one group that lets people in and one that lets nobody in', () => {
    const after = wanted({ roles })
    expect(after.get('security-group/worker')).toMatchObject({
      ingress: [{ port: '22', peer: '10.20.0.0/16' }],
    })
    expect(after.get('cvm/worker-1')).toMatchObject({
      securityGroups: [{ ref: 'security-group/worker' }],
      preparation: { ports: [] },
    })
    expect(after.get('cvm/host-1')).toMatchObject({
      securityGroups: [{ ref: 'security-group/app' }],
      preparation: { ports: [80, 443] },
    })
  })

  it('are asked by the load balancer only where they serve', () => {
    const rules = [...wanted({ roles })].filter(([key]) => key.startsWith('clb-rule/'))
    expect(rules.map(([, fields]) => fields)).toMatchObject([
      { targets: [{ host: { ref: 'cvm/host-1' } }, { host: { ref: 'cvm/host-2' } }] },
    ])
  })

  it('are watched by the cloud, all of them', () => {
    const after = wanted({ roles }, { alarms: {} })
    expect(JSON.stringify(after.get('alarm-policy/hosts'))).toContain('cvm/worker-1')
  })
})
