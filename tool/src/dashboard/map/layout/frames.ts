import type { Cluster } from '../clusters.ts'
import type { EnvironmentMap } from '../map.ts'
import { hasFrame } from './cards.ts'
import { around, type Box, type Frame } from './geometry.ts'

/** Air between a frame and what it holds; at its top is its label. */
interface Air {
  readonly side: number
  readonly top: number
}

/** The networks around what lies in them, from the outermost inwards. */
export function framesAround(
  map: EnvironmentMap,
  boxes: ReadonlyMap<Cluster, Box>,
  air: { readonly vpc: Air; readonly subnet: Air },
): Frame[] {
  const inRing = (...rings: string[]) =>
    [...boxes].flatMap(([{ nodes }, box]) => (rings.includes(nodes[0]?.ring ?? '') ? [box] : []))
  const inSubnet = inRing('subnet')
  const subnet: Frame[] =
    map.subnet === undefined || inSubnet.length === 0
      ? []
      : [
          {
            is: 'subnet',
            label: map.subnet,
            ...(map.zone && { detail: map.zone }),
            box: around(inSubnet, air.subnet),
          },
        ]
  const inVpc = [...inRing('vpc'), ...subnet.map(({ box }) => box)]
  const vpc: Frame[] =
    map.vpc === undefined || inVpc.length === 0
      ? []
      : [{ is: 'vpc', label: map.vpc, box: around(inVpc, air.vpc) }]
  return [...vpc, ...subnet, ...groupFrames(map, boxes)]
}

function groupFrames({ groupNames }: EnvironmentMap, boxes: ReadonlyMap<Cluster, Box>): Frame[] {
  return [...boxes]
    .filter(([cluster]) => hasFrame(cluster))
    .map(([{ groups }, box]) => {
      const names = groups.map((id) => groupNames.get(id) ?? id).join(', ')
      const keys = groups.map((id) => `security-group/${groupNames.get(id)}`)
      return { is: 'group', label: { en: `security group ${names}`, zh: `安全组 ${names}` }, keys, box }
    })
}
