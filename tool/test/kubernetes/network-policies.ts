import { BlockList } from 'node:net'
import type { Written } from './written.ts'

/** One end of a connection: a pod, or something that has an address alone. */
export type End = { readonly pod: Labels; readonly namespace?: Labels } | { readonly ip: string }

type Labels = Readonly<Record<string, string>>

export interface Connection {
  readonly from: End
  readonly to: End
  readonly port: number
  readonly protocol?: 'TCP' | 'UDP'
}

/**
 * Whether policies of one namespace let a connection be: each end that is a pod of it has to allow it. As
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/ has it; a pod with a `namespace` is one of
 * another namespace.
 */
export function allows(policies: readonly Written[], connection: Connection): boolean {
  return (
    passes(policies, connection, { own: connection.from, other: connection.to, type: 'Egress' }) &&
    passes(policies, connection, { own: connection.to, other: connection.from, type: 'Ingress' })
  )
}

function passes(
  policies: readonly Written[],
  { port, protocol = 'TCP' }: Connection,
  { own, other, type }: { readonly own: End; readonly other: End; readonly type: 'Egress' | 'Ingress' },
): boolean {
  if (!('pod' in own) || own.namespace !== undefined) return true
  const holding = policies.filter(
    ({ spec }) => spec.policyTypes.includes(type) && selects(spec.podSelector, own.pod),
  )
  if (holding.length === 0) return true
  const [rules, peers] = type === 'Egress' ? ['egress', 'to'] : ['ingress', 'from']
  return holding
    .flatMap(({ spec }) => spec[rules] ?? [])
    .some(
      (rule: Written) =>
        (rule.ports ?? [{ port, protocol }]).some(
          (one: Written) => one.port === port && one.protocol === protocol,
        ) && (rule[peers] ?? []).some((peer: Written) => isPeer(peer, other)),
    )
}

function isPeer({ ipBlock, namespaceSelector, podSelector }: Written, end: End): boolean {
  if ('ip' in end) return ipBlock !== undefined && isInBlock(ipBlock, end.ip)
  const isOfNamespace =
    namespaceSelector === undefined
      ? end.namespace === undefined
      : selects(namespaceSelector, end.namespace ?? {})
  return ipBlock === undefined && isOfNamespace && selects(podSelector ?? {}, end.pod)
}

function isInBlock({ cidr, except = [] }: { readonly cidr: string; readonly except?: string[] }, ip: string) {
  const isIn = (range: string) => {
    const [network = '', prefix] = range.split('/')
    const block = new BlockList()
    block.addSubnet(network, Number(prefix))
    return block.check(ip)
  }
  return isIn(cidr) && !except.some(isIn)
}

function selects({ matchLabels = {}, matchExpressions = [] }: Written, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, operator, values }: Written) => {
      if (operator !== 'In') throw new Error(`${operator} is not read here`)
      return values.includes(labels[key])
    })
  )
}
