import type { Key, Observed } from '../../plan/model.ts'
import { type Text, verbatim } from '../../text.ts'
import { looks } from './looks.ts'

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
