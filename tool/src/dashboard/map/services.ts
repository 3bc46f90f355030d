import type { Observed } from '../../plan/model.ts'
import type { CamRoleFields } from '../../resources/cam-role.ts'
import type { CdnDomainFields } from '../../resources/cdn-domain.ts'
import type { ClbRuleFields } from '../../resources/clb-rule.ts'
import type { CosBucketFields } from '../../resources/cos-bucket.ts'
import type { Flow } from './flows.ts'

/** What flows because of something other than a security group: balancing, roles, copies, files near people. */
export function serviceFlows(resources: readonly Observed[]): Flow[] {
  return [
    ...balancedFlows(resources),
    ...roleFlows(resources),
    ...copyFlows(resources),
    ...originFlows(resources),
  ]
}

function balancedFlows(resources: readonly Observed[]): Flow[] {
  const flows = resources.filter(isRule).flatMap(({ fields: { loadBalancer, targets } }) =>
    targets.flatMap(({ host, port, weight }): Flow[] => {
      const [from, to] = [keyOf(resources, loadBalancer), keyOf(resources, host)]
      if (from === undefined || to === undefined || weight === 0) return []
      return [{ from, to, ports: String(port), by: 'balancer' }]
    }),
  )
  return distinct(flows)
}

function isRule(one: Observed): one is Observed<ClbRuleFields> {
  return one.kind === 'clb-rule'
}

/** Hosts reach the buckets that their role names, over HTTPS, past any security group. */
function roleFlows(resources: readonly Observed[]): Flow[] {
  const buckets = resources.filter(({ kind }) => kind === 'cos-bucket')
  const hosts = resources.filter(({ kind }) => kind === 'cvm')
  return hosts.flatMap((host) => {
    const role = resources.filter(isRole).find(({ id }) => id === host.fields.role)
    const named = (role?.fields.statements ?? []).flatMap(({ resource }) => resource)
    return buckets
      .filter(({ id }) => named.some((place) => place.includes(`:${id}/`)))
      .map(({ key }): Flow => ({ from: host.key, to: key, ports: '443', by: 'role' }))
  })
}

function isRole(one: Observed): one is Observed<CamRoleFields> {
  return one.kind === 'cam-role'
}

function copyFlows(resources: readonly Observed[]): Flow[] {
  const masters = resources.filter(({ kind }) => kind === 'postgres-read-only')
  const copied = resources.filter(isBucket)
  return [
    ...masters.flatMap((copy): Flow[] => {
      const from = keyOf(resources, copy.fields.master)
      return from === undefined ? [] : [{ from, to: copy.key, ports: '', by: 'replication' }]
    }),
    ...copied.flatMap(({ key: from, fields: { replication } }): Flow[] => {
      const to = keyOf(resources, replication?.bucket)
      return to === undefined ? [] : [{ from, to, ports: '', by: 'replication' }]
    }),
  ]
}

function isBucket(one: Observed): one is Observed<CosBucketFields> {
  return one.kind === 'cos-bucket'
}

function originFlows(resources: readonly Observed[]): Flow[] {
  return resources.filter(isCdnDomain).flatMap(({ key, fields }): Flow[] => {
    const { site, bucket } = fields
    const origins = site === null ? [keyOf(resources, bucket)] : entrances(resources)
    const ports = site === null ? '443' : portOf(site)
    return origins.flatMap((to) => (to === undefined ? [] : [{ from: key, to, ports, by: 'origin' }]))
  })
}

/** Where people come in: at the load balancer, else at the hosts. */
function entrances(resources: readonly Observed[]): string[] {
  const keysOf = (wanted: string) => resources.filter(({ kind }) => kind === wanted).map(({ key }) => key)
  const balancers = keysOf('clb')
  return balancers.length > 0 ? balancers : keysOf('cvm')
}

/** None where somebody gave the name another origin by hand that is no address. */
function portOf(site: string): string {
  if (!URL.canParse(site)) return ''
  const { protocol, port } = new URL(site)
  return port || (protocol === 'https:' ? '443' : '80')
}

function isCdnDomain(one: Observed): one is Observed<CdnDomainFields> {
  return one.kind === 'cdn-domain'
}

function keyOf(resources: readonly Observed[], id: unknown): string | undefined {
  return resources.find((one) => one.id === id)?.key
}

function distinct(flows: readonly Flow[]): Flow[] {
  return [...new Map(flows.map((flow) => [`${flow.from} ${flow.to} ${flow.ports}`, flow])).values()]
}
