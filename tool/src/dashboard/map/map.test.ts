import { describe, expect, it } from 'vitest'
import { existing } from '../../../test/builders.ts'
import { productionResources } from '../../../test/production-resources.ts'
import { mapOf } from './map.ts'

const { clusters, flows } = mapOf(productionResources())
const nodes = clusters.flatMap(({ nodes }) => nodes)

describe('the map of an environment', () => {
  it('puts together what stands behind the same security groups', () => {
    const names = clusters.map(({ nodes }) => nodes.map(({ id }) => id).join(' + '))
    expect(names).toContain('cvm/host-1 + cvm/host-2')
    expect(names).toContain('postgres/main + redis/main')
  })

  it('draws one arrow where all hosts have the same', () => {
    const hosts = clusters.find(({ layer }) => layer === 'hosts')?.id
    expect(flows.filter(({ to }) => to === 'postgres/main')).toEqual([
      { from: hosts, to: 'postgres/main', ports: '5432', by: 'security-group' },
    ])
    expect(flows).toContainEqual({ from: 'clb/main', to: hosts, ports: '80', by: 'balancer' })
  })

  it('shows what hosts reach by their role, and where a bucket is copied to', () => {
    const hosts = clusters.find(({ layer }) => layer === 'hosts')?.id
    expect(flows).toContainEqual({ from: hosts, to: 'cos-bucket/files', ports: '443', by: 'role' })
    expect(flows.map(({ to, by }) => `${by} ${to}`)).toContain('replication cos-replica/files-replica')
    expect(flows.map(({ to }) => to)).not.toContain('cos-bucket/releases')
  })

  it('tells what belongs to a host, and what only the VPC reaches, on the host itself', () => {
    const host = nodes.find(({ id }) => id === 'cvm/host-1')
    expect(host?.lines.map(({ en }) => en)).toEqual([
      'id-of-cvm/host-1',
      '4 cores, 8 GB',
      'data disk 200 GB',
      'public address, 20 Mbps',
      'port 22 from the VPC',
    ])
  })

  it('says of hosts in several zones in which each stands, and which subnets there are', () => {
    const further = existing('subnet/ap-guangzhou-7', { cidr: '10.40.7.0/24', zone: 'ap-guangzhou-7' })
    const zones = new Map([
      ['cvm/host-1', 'ap-guangzhou-6'],
      ['cvm/host-2', 'ap-guangzhou-7'],
    ])
    const spread = productionResources().map((one) => {
      const zone = zones.get(one.key)
      return zone === undefined ? one : { ...one, fields: { ...one.fields, zone } }
    })
    const map = mapOf([...spread, further])
    expect([map.subnet?.en, map.zone?.en]).toEqual([
      'subnets 10.40.1.0/24, 10.40.7.0/24',
      'ap-guangzhou-6, ap-guangzhou-7',
    ])
    const hosts = map.clusters.flatMap(({ nodes }) => nodes).filter(({ id }) => zones.has(id))
    expect(hosts).toHaveLength(2)
    for (const { id, lines } of hosts) expect(lines.map(({ en }) => en)).toContain(zones.get(id))
  })

  it('has nobody outside where nobody outside may come in', () => {
    const closed = productionResources().filter(({ kind }) => kind !== 'security-group')
    expect(mapOf(closed).clusters.map(({ id }) => id)).not.toContain('internet')
  })

  it('marks data that the internet reaches', () => {
    const quickFix = productionResources().map((one) =>
      one.key === 'security-group/data'
        ? {
            ...one,
            fields: { ingress: [{ protocol: 'TCP', port: '5432', peer: '0.0.0.0/0', note: '' }], egress: [] },
          }
        : one,
    )
    expect(flows.filter(({ exposes }) => exposes)).toEqual([])
    expect(mapOf(quickFix).flows.filter(({ exposes }) => exposes)).toEqual([
      { from: 'internet', to: 'postgres/main', ports: '5432', by: 'security-group', exposes: true },
    ])
  })
})
