import type { Key, Observed } from '../../plan/model.ts'
import { type Text, verbatim } from '../../text.ts'

/** Where a thing stands on the way of a request. */
export type Layer = 'outside' | 'entrance' | 'hosts' | 'data' | 'storage'

/** In which ring of the network it lies. */
export type Ring = 'internet' | 'vpc' | 'subnet'

export type Picture =
  | 'people'
  | 'network'
  | 'cdn'
  | 'balancer'
  | 'host'
  | 'postgres'
  | 'redis'
  | 'bucket'
  | 'nat'

/** `ok`: nothing is under way on it; `busy`: something is; `broken`: it can never settle. */
export type Condition = 'ok' | 'busy' | 'broken'

/** A thing on the map. */
export interface Node {
  /** Its key, or `internet`, or `network/<range>` for others who may come. */
  readonly id: string
  readonly picture: Picture
  readonly layer: Layer
  readonly ring: Ring
  readonly title: Text
  readonly lines: readonly Text[]
  readonly condition: Condition
  /** What fences it, by cloud id; things of one layer with the same groups stand together. */
  readonly groups: readonly string[]
}

type Look = Pick<Node, 'picture' | 'layer' | 'ring' | 'title'> & { readonly lines: (one: Observed) => Text[] }

/** The kinds that have a place of their own; disks, addresses and names are told of on what they belong to. */
const looks: Readonly<Record<string, Look>> = {
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
    title: { en: 'PostgreSQL, read only', zh: 'PostgreSQL 只读' },
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

/** What the cloud has, as things on a map, each with what belongs to it. */
export function nodesOf(resources: readonly Observed[]): Node[] {
  return resources.flatMap((one): Node[] => {
    const look = looks[one.kind]
    if (look === undefined) return []
    return [
      {
        id: one.key,
        picture: look.picture,
        layer: look.layer,
        ring: look.ring,
        title: look.title.en === '' ? verbatim(nameIn(one.key)) : look.title,
        lines: [...look.lines(one), ...belongings(one, resources)],
        condition: one.failure !== undefined ? 'broken' : one.settled ? 'ok' : 'busy',
        groups: groupsOf(one),
      },
    ]
  })
}

/** Cloud ids of the security groups that fence it. */
export function groupsOf({ fields }: Observed): string[] {
  const { securityGroups } = fields
  return Array.isArray(securityGroups) ? securityGroups.filter((id) => typeof id === 'string').sort() : []
}

function belongings({ id, kind }: Observed, resources: readonly Observed[]): Text[] {
  if (kind !== 'cvm') return []
  const own = resources.filter(({ fields }) => fields.host === id)
  return own.flatMap(({ kind, fields }) => {
    if (kind === 'disk') return [{ en: `data disk ${fields.size} GB`, zh: `数据盘 ${fields.size} GB` }]
    if (kind === 'eip')
      return [{ en: `public address, ${fields.bandwidth} Mbps`, zh: `公网 IP，${fields.bandwidth} Mbps` }]
    return []
  })
}

function nameIn(key: Key): string {
  return key.slice(key.indexOf('/') + 1)
}
