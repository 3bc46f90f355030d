import type { Observed } from '../../plan/model.ts'
import { type Text, verbatim } from '../../text.ts'
import type { Node } from './node.ts'

export type Look = Pick<Node, 'picture' | 'layer' | 'ring' | 'title'> & {
  readonly lines: (one: Observed) => Text[]
}

/** The kinds that have a place of their own; disks, addresses and names are told of on what they belong to. */
export const looks: Readonly<Record<string, Look>> = {
  'cdn-domain': {
    picture: 'cdn',
    layer: 'outside',
    ring: 'internet',
    title: verbatim('CDN'),
    lines: ({ fields }) => [verbatim(String(fields.domain))],
  },
  clb: {
    picture: 'balancer',
    layer: 'entrance',
    ring: 'vpc',
    title: { en: 'Load balancer', zh: '负载均衡' },
    lines: ({ id, fields }) => [verbatim(id), verbatim(`${fields.bandwidth} Mbps`)],
  },
  'nat-gateway': {
    picture: 'nat',
    layer: 'entrance',
    ring: 'vpc',
    title: { en: 'NAT gateway', zh: 'NAT 网关' },
    lines: ({ fields }) => [{ en: `way out, ${fields.bandwidth} Mbps`, zh: `出口 ${fields.bandwidth} Mbps` }],
  },
  cvm: {
    picture: 'host',
    layer: 'hosts',
    ring: 'subnet',
    title: verbatim(''),
    lines: ({ id, fields }) => [
      verbatim(id),
      { en: `${fields.cpu} cores, ${fields.memory} GB`, zh: `${fields.cpu} 核 ${fields.memory} GB` },
    ],
  },
  postgres: {
    picture: 'postgres',
    layer: 'data',
    ring: 'subnet',
    title: verbatim('PostgreSQL'),
    lines: ({ id, fields }) => [
      verbatim(id),
      {
        en: `${fields.version}, ${fields.cpu} cores, ${fields.memory} GB`,
        zh: `${fields.version}，${fields.cpu} 核 ${fields.memory} GB`,
      },
      isAnotherZone(fields.zone, fields.standbyZone)
        ? { en: 'standby in another zone', zh: '备机在另一可用区' }
        : { en: 'standby in the same zone', zh: '备机在同一可用区' },
    ],
  },
  'postgres-read-only': {
    picture: 'postgres',
    layer: 'data',
    ring: 'subnet',
    title: { en: 'Read replica', zh: '只读副本' },
    lines: ({ id }) => [verbatim(id)],
  },
  redis: {
    picture: 'redis',
    layer: 'data',
    ring: 'subnet',
    title: verbatim('Redis'),
    lines: ({ id, fields }) => [
      verbatim(id),
      {
        en: `${fields.version}, ${fields.memory} GB × ${fields.shards}, replicas: ${fields.replicas}`,
        zh: `${fields.version}，${fields.memory} GB × ${fields.shards}，副本 ${fields.replicas}`,
      },
    ],
  },
  'cos-bucket': {
    picture: 'bucket',
    layer: 'storage',
    ring: 'internet',
    title: verbatim(''),
    lines: ({ fields }) => [
      fields.acl === 'private' ? { en: 'private', zh: '私有' } : verbatim(String(fields.acl)),
      ...(fields.versioning ? [{ en: 'keeps versions', zh: '保留历史版本' }] : []),
    ],
  },
  'cos-replica': {
    picture: 'bucket',
    layer: 'storage',
    ring: 'internet',
    title: verbatim(''),
    lines: ({ fields }) => [{ en: `copy in ${fields.region}`, zh: `副本，${fields.region}` }],
  },
}

function isAnotherZone(zone: unknown, standby: unknown): boolean {
  return typeof standby === 'string' && standby !== zone
}
