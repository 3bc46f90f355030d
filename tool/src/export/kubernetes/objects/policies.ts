import { balancersIn } from '../../../hosts/runtimes/balancers.ts'
import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { labelsOf, oneOf, webPort } from '../names.ts'

const everyPod = {}
const web = { matchLabels: labelsOf('web') }
/** Those that run the app. */
const running = ({ worker }: KubernetesInput) => oneOf(worker === undefined ? ['web'] : ['web', 'worker'])

/** Where nodes keep a resolver of their own: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
const resolverOfTheNode = '169.254.20.10/32'
/** Lends the role of a node, with which files are reached. */
const metadata = '169.254.0.23/32'

/**
 * What security groups are to hosts: nothing goes in or out but what is named here. Probes come from a pod's own node, which
 * no policy holds up: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function policies(input: KubernetesInput): KubernetesObject[] {
  return [
    policy('deny', { podSelector: everyPod, policyTypes: ['Ingress', 'Egress'] }),
    policy('people', {
      podSelector: web,
      policyTypes: ['Ingress'],
      ingress: [{ from: blocks(...balancersIn(input.network)), ports: [tcp(webPort)] }],
    }),
    policy('metrics', {
      podSelector: running(input),
      policyTypes: ['Ingress'],
      ingress: [{ from: [watchers], ports: [tcp(input.app.image.port)] }],
    }),
    policy('names', {
      podSelector: everyPod,
      policyTypes: ['Egress'],
      egress: [
        { to: [resolvers, ...blocks(resolverOfTheNode)], ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] },
      ],
    }),
    ...databases(input),
    policy('outside', {
      podSelector: running(input),
      policyTypes: ['Egress'],
      egress: [
        // Files, and the model where it has a name: policies take none, so all of the outside, and nothing inside.
        { to: [outside(input)], ports: outsidePorts(input).map(tcp) },
        { to: blocks(metadata), ports: [tcp(80)] },
        ...modelInside(input),
      ],
    }),
  ]
}

function databases({ databases: doors }: KubernetesInput): KubernetesObject[] {
  if (doors.length === 0) return []
  const egress = doors.map(({ range, port }) => ({ to: blocks(range), ports: [tcp(port)] }))
  return [policy('databases', { podSelector: everyPod, policyTypes: ['Egress'], egress })]
}

function outside({ network }: KubernetesInput) {
  return { ipBlock: { cidr: '0.0.0.0/0', except: [network] } }
}

function outsidePorts({ model }: KubernetesInput): number[] {
  return [...new Set([443, ...(model !== undefined && model.ip === undefined ? [model.port] : [])])]
}

/** A model of one's own, by its address. */
function modelInside({ model }: KubernetesInput) {
  return model?.ip === undefined ? [] : [{ to: blocks(`${model.ip}/32`), ports: [tcp(model.port)] }]
}

/** Namespaces that may read figures are those that a person gave this label. */
const watchers = { namespaceSelector: { matchLabels: { 'tengyun/reads-metrics': 'true' } } }

const resolvers = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
}

function policy(name: string, spec: Readonly<Record<string, unknown>>): KubernetesObject {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec }
}

function blocks(...ranges: readonly string[]) {
  return ranges.map((cidr) => ({ ipBlock: { cidr } }))
}

function tcp(port: number) {
  return { protocol: 'TCP', port }
}
