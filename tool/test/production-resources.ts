import type { Observed } from '../src/plan/model.ts'
import { existing } from './builders.ts'

const everybody = '0.0.0.0/0'

function rule(port: string, peer: string, protocol = 'TCP') {
  return { protocol, port, peer, note: '' }
}

/** Two hosts behind a load balancer, with their databases and buckets, as the cloud tells of them. */
export function productionResources(): Observed[] {
  const egress = [rule('ALL', everybody, 'ALL')]
  const inside = { vpc: 'id-of-vpc/main', subnet: 'id-of-subnet/main' }
  const host = (name: string): Observed[] => [
    existing(`cvm/${name}`, { ...inside, cpu: 4, memory: 8, securityGroups: ['sg-app'], role: 'shop-host' }),
    existing(`disk/${name}`, { size: 200, host: `id-of-cvm/${name}` }),
    existing(`eip/${name}`, { bandwidth: 20, host: `id-of-cvm/${name}` }),
  ]
  const target = (name: string) => ({ host: `id-of-cvm/${name}`, port: 80, weight: 10 })
  return [
    existing('vpc/main', { cidr: '10.40.0.0/16' }),
    existing('subnet/main', { cidr: '10.40.1.0/24', zone: 'ap-guangzhou-6', vpc: 'id-of-vpc/main' }),
    existing(
      'security-group/entrance',
      { ingress: [rule('80,443', everybody)], egress },
      { id: 'sg-entrance' },
    ),
    existing(
      'security-group/app',
      { ingress: [rule('80,443', everybody), rule('22', '10.40.0.0/16')], egress },
      { id: 'sg-app' },
    ),
    existing(
      'security-group/data',
      {
        ingress: [rule('5432', 'sg-app'), rule('6379', 'sg-app')],
        egress: [rule('ALL', '10.40.0.0/16', 'ALL')],
      },
      { id: 'sg-data' },
    ),
    existing('clb/main', { vpc: 'id-of-vpc/main', bandwidth: 20, securityGroups: ['sg-entrance'] }),
    existing('clb-rule/http-80', {
      loadBalancer: 'id-of-clb/main',
      targets: [target('host-1'), target('host-2')],
    }),
    existing(
      'cam-role/host',
      { statements: [{ action: ['cos:PutObject'], resource: ['qcs::cos:ap-guangzhou:uid/1:shop-files/*'] }] },
      { id: 'shop-host' },
    ),
    ...host('host-1'),
    ...host('host-2'),
    existing('postgres/main', { ...inside, version: '15', cpu: 4, memory: 8, securityGroups: ['sg-data'] }),
    existing('redis/main', {
      ...inside,
      version: '7.0',
      memory: 4,
      shards: 1,
      replicas: 1,
      securityGroups: ['sg-data'],
    }),
    existing(
      'cos-bucket/files',
      { acl: 'private', versioning: true, replication: { bucket: 'shop-copy', region: 'ap-shanghai' } },
      { id: 'shop-files' },
    ),
    existing('cos-replica/files-replica', { acl: 'private', region: 'ap-shanghai' }, { id: 'shop-copy' }),
    existing('cos-bucket/releases', { acl: 'private', versioning: false }),
  ]
}
