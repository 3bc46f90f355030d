import type { Observed } from '../../plan/model.ts'
import { type Text, verbatim } from '../../text.ts'
import { bundled, type Cluster, clustersOf } from './clusters.ts'
import { allowedFlows, type Flow, internet } from './flows.ts'
import { type Node, nodesOf } from './node.ts'
import { serviceFlows } from './services.ts'

/** What there is and what may flow, before anything has a place. */
export interface EnvironmentMap {
  readonly clusters: readonly Cluster[]
  /** Between clusters or single things. */
  readonly flows: readonly Flow[]
  /** Named as people call them. */
  readonly vpc: Text | undefined
  readonly subnet: Text | undefined
  /** In which building it lies, or in which ones, if subnets lie in several. */
  readonly zone: Text | undefined
  /** Names of security groups by cloud id. */
  readonly groupNames: ReadonlyMap<string, string>
}

/** @param remarks what is to be told on a thing besides, by its key */
export function mapOf(
  resources: readonly Observed[],
  remarks: ReadonlyMap<string, Text> = new Map(),
): EnvironmentMap {
  const vpc = resources.find(({ kind }) => kind === 'vpc')
  const subnets = resources.filter(({ kind }) => kind === 'subnet')
  const zones = zoneRemarks(resources, subnets)
  const fromInside = `network/${vpc?.fields.cidr}`
  const [inside, between] = divide(allowedFlows(resources), ({ from }) => from === fromInside)
  const flows = [...between.map(withWarning), ...serviceFlows(resources)]
  const nodes = [
    ...outsiders(flows, resources),
    ...nodesOf(resources).map((node) => withRemark(withInside(withRemark(node, zones), inside), remarks)),
  ]
  const clusters = clustersOf(nodes.toSorted(byImportance))
  const groups = resources.filter(({ kind }) => kind === 'security-group')
  return {
    clusters,
    flows: bundled(flows, clusters),
    vpc: vpc && verbatim(`VPC ${vpc.fields.cidr}`),
    ...subnetLabel(subnets),
    groupNames: new Map(groups.map(({ id, key }) => [id, key.slice(key.indexOf('/') + 1)])),
  }
}

function subnetLabel(subnets: readonly Observed[]): Pick<EnvironmentMap, 'subnet' | 'zone'> {
  if (subnets.length === 0) return { subnet: undefined, zone: undefined }
  const all = (field: string) => subnets.map(({ fields }) => String(fields[field])).join(', ')
  const ranges = all('cidr')
  return {
    subnet: { en: `${subnets.length > 1 ? 'subnets' : 'subnet'} ${ranges}`, zh: `子网 ${ranges}` },
    zone: verbatim(all('zone')),
  }
}

/** Where hosts may stand in several zones, each says in which it does. */
function zoneRemarks(resources: readonly Observed[], subnets: readonly Observed[]): Map<string, Text> {
  if (subnets.length < 2) return new Map()
  const hosts = resources.filter(({ kind }) => kind === 'cvm')
  return new Map(hosts.map(({ key, fields }) => [key, verbatim(String(fields.zone))]))
}

/** Buckets in this order: the app's own files first, a copy beside what it is a copy of; all else as it was found. */
const buckets = ['files', 'files-replica', 'backups', 'releases']

function byImportance(one: Node, other: Node): number {
  const rank = ({ id, layer }: Node) => {
    const place = buckets.indexOf(id.slice(id.indexOf('/') + 1))
    return layer !== 'storage' ? -1 : place < 0 ? buckets.length : place
  }
  return rank(one) - rank(other)
}

/** Data is for the hosts: that the internet reaches it was somebody's quick fix, and must catch the eye. */
function withWarning(flow: Flow): Flow {
  const isData = /^(postgres|postgres-read-only|redis)\//.test(flow.to)
  return isData && flow.from === internet ? { ...flow, exposes: true } : flow
}

/** Whoever comes from outside, and by which name. */
function outsiders(flows: readonly Flow[], resources: readonly Observed[]): Node[] {
  const senders = [...new Set(flows.map(({ from }) => from))]
  return senders.flatMap((id): Node[] => {
    if (id !== internet && !id.startsWith('network/')) return []
    const isInternet = id === internet
    return [
      {
        id,
        picture: isInternet ? 'people' : 'network',
        layer: 'outside',
        ring: 'internet',
        title: isInternet ? { en: 'Internet', zh: '互联网' } : { en: 'Network', zh: '其他网络' },
        lines: isInternet
          ? [{ en: 'anybody', zh: '任何人' }, ...namesOf(resources)]
          : [verbatim(id.slice('network/'.length))],
        condition: 'ok',
        groups: [],
      },
    ]
  })
}

function namesOf(resources: readonly Observed[]): Text[] {
  return resources
    .filter(({ kind }) => kind === 'dns-record')
    .map(({ fields: { name, zone } }) => verbatim(name === '@' ? String(zone) : `${name}.${zone}`))
}

/** What may come from inside the network itself needs no arrow: it is told where it arrives. */
function withInside(node: Node, inside: readonly Flow[]): Node {
  const told = inside
    .filter(({ to }) => to === node.id)
    .map(({ ports }) => ({ en: `port ${ports} from the VPC`, zh: `端口 ${ports} 仅限 VPC 内` }))
  return { ...node, lines: [...node.lines, ...told] }
}

function withRemark(node: Node, remarks: ReadonlyMap<string, Text>): Node {
  const remark = remarks.get(node.id)
  return remark === undefined ? node : { ...node, lines: [...node.lines, remark] }
}

function divide<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
