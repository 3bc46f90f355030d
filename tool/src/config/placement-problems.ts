import type { Problem } from '../errors/tengyun-error.ts'
import { furtherZones, rangeIn } from './placement.ts'
import { isWithin, overlap } from './ranges.ts'
import type { EnvironmentConfig } from './schema.ts'

/** Mistakes in where hosts stand. */
export function placementProblems(environment: EnvironmentConfig): Problem[] {
  return [...zoneProblems(environment), ...rangeProblems(environment), ...strayRanges(environment)]
}

function zoneProblems({ compute, region }: EnvironmentConfig): Problem[] {
  if (compute.ssh !== undefined) return []
  return (compute.zones ?? []).flatMap((zone, at, all): Problem[] => {
    const path = `compute.zones[${at}]`
    const mistakes = []
    if (!zone.startsWith(`${region}-`))
      mistakes.push({
        path,
        message: {
          en: `"${zone}" is not in the region "${region}".`,
          zh: `“${zone}” 不在地域 “${region}” 中。`,
        },
      })
    if (all.indexOf(zone) < at)
      mistakes.push({
        path,
        message: { en: `"${zone}" is there already.`, zh: `“${zone}” 重复。` },
      })
    return mistakes
  })
}

/** Subnets lie in the VPC and share no address. */
function rangeProblems(environment: EnvironmentConfig): Problem[] {
  const { network } = environment
  const subnets = [
    { path: 'network.subnet', range: network.subnet },
    ...[...new Set(furtherZones(environment))].map((zone) => ({
      path: `network.subnets.${zone}`,
      range: rangeIn(zone, environment),
    })),
  ]
  return subnets.flatMap(({ path, range }, at): Problem[] => {
    if (!isWithin(range, network.cidr))
      return [
        {
          path,
          message: {
            en: `${range} is not in the range of the VPC, ${network.cidr}.`,
            zh: `${range} 不在私有网络网段 ${network.cidr} 内。`,
          },
        },
      ]
    const other = subnets.slice(0, at).find((one) => overlap(one.range, range))
    if (other === undefined) return []
    return [
      {
        path,
        message: {
          en: `${range} overlaps ${other.range} (${other.path}); name another range.`,
          zh: `${range} 与 ${other.range}（${other.path}）重叠，请另选网段。`,
        },
      },
    ]
  })
}

function strayRanges(environment: EnvironmentConfig): Problem[] {
  const zones = furtherZones(environment)
  return Object.keys(environment.network.subnets)
    .filter((zone) => !zones.includes(zone))
    .map((zone) => ({
      path: `network.subnets.${zone}`,
      message: {
        en: 'No host stands in a subnet of this zone: it is not among compute.zones, or it is the environment’s own.',
        zh: '该可用区没有主机使用此子网：它不在 compute.zones 中，或就是环境自身的可用区。',
      },
    }))
}
