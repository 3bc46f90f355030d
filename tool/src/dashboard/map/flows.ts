import type { Observed } from '../../plan/model.ts'
import type { Rule, SecurityGroupFields } from '../../resources/security-group.ts'
import { groupsOf } from './node.ts'

/** Why something may flow. */
export type Grant = 'security-group' | 'balancer' | 'role' | 'replication' | 'origin'

/** One thing may speak to another. */
export interface Flow {
  /** Ids of nodes. */
  readonly from: string
  readonly to: string
  /** `80, 443`; empty where a port says nothing. */
  readonly ports: string
  readonly by: Grant
  /** It leads from the internet straight to data. */
  readonly exposes?: true
}

export const internet = 'internet'
const everywhere = '0.0.0.0/0'

/** What listens: a rule for a port on which nobody does lets nothing flow. Kinds that are not named listen on any. */
const listening: Readonly<Record<string, string>> = {
  postgres: '5432',
  'postgres-read-only': '5432',
  redis: '6379',
}

/**
 * What the security groups let in. Where both ends are fenced, the sender's must let it out too. Whoever may come
 * from an address range outside has a node `network/<range>`.
 */
export function allowedFlows(resources: readonly Observed[]): Flow[] {
  const groups = new Map(resources.filter(isGroup).map((group) => [group.id, group.fields]))
  const fenced = resources.filter((one) => groupsOf(one).length > 0)
  const flows = fenced.flatMap((target) =>
    groupsOf(target)
      .flatMap((id) => effective(groups.get(id)?.ingress ?? []))
      .filter((rule) => isHeard(target, rule))
      .flatMap((rule) => {
        const from = sendersOf(rule, fenced, groups, target)
        const ports = portsOf(target, rule)
        return from.map((from): Flow => ({ from, to: target.key, ports, by: 'security-group' }))
      }),
  )
  return merged(flows)
}

function isGroup(one: Observed): one is Observed<SecurityGroupFields> {
  return one.kind === 'security-group'
}

/** The first rule that matches decides: what an earlier one refuses, a later one does not let in. */
function effective(rules: readonly Rule[]): Rule[] {
  return rules.filter(({ refuses, peer, port }, index) => {
    const earlier = rules.slice(0, index).filter((one) => one.refuses)
    const isRefused = earlier.some((one) => [peer, everywhere].includes(one.peer) && covers(one.port, port))
    return refuses === undefined && !isRefused
  })
}

function isHeard({ kind }: Observed, { port }: Rule): boolean {
  const own = listening[kind]
  return own === undefined || covers(port, own)
}

function portsOf({ kind }: Observed, { port, protocol }: Rule): string {
  const named = listening[kind] ?? (port === 'ALL' ? '*' : port.replaceAll(',', ', '))
  return protocol === 'TCP' || protocol === 'ALL' ? named : `${protocol} ${named}`
}

function sendersOf(
  rule: Rule,
  fenced: readonly Observed[],
  groups: ReadonlyMap<string, SecurityGroupFields>,
  target: Observed,
): string[] {
  const peer = String(rule.peer)
  if (peer === everywhere) return [internet]
  if (!peer.startsWith('sg-')) return [`network/${peer}`]
  return fenced
    .filter((one) => one.key !== target.key && groupsOf(one).includes(peer))
    .filter((one) => letsOut(one, groups, target, rule))
    .map(({ key }) => key)
}

/** Address ranges are taken to cover the target: the tool writes none narrower than the VPC. */
function letsOut(
  sender: Observed,
  groups: ReadonlyMap<string, SecurityGroupFields>,
  target: Observed,
  { port }: Rule,
): boolean {
  return groupsOf(sender)
    .flatMap((id) => effective(groups.get(id)?.egress ?? []))
    .some(({ peer, port: open }) => {
      const to = String(peer)
      return covers(open, port) && (!to.startsWith('sg-') || groupsOf(target).includes(to))
    })
}

/** Whether `80,443`, `8000-8010` or `ALL` has all of the other's ports. */
function covers(open: string, wanted: string): boolean {
  if (open === 'ALL' || open === wanted) return true
  const has = (port: number) =>
    open.split(',').some((part) => {
      const [first = Number.NaN, last = first] = part.split('-').map(Number)
      return first <= port && port <= last
    })
  return wanted.split(',').every((part) => part.split('-').map(Number).every(has))
}

/** Flows between the same two become one with all their ports. */
function merged(flows: readonly Flow[]): Flow[] {
  const byEnds = Map.groupBy(flows, ({ from, to, by }) => `${from} ${to} ${by}`)
  return [...byEnds.values()].flatMap((same) => {
    const [first] = same
    return first === undefined
      ? []
      : [{ ...first, ports: [...new Set(same.map(({ ports }) => ports))].join(', ') }]
  })
}
