import { describe, expect, it } from 'vitest'
import { allowedFlows } from '../../src/dashboard/map/flows.ts'
import { serviceFlows } from '../../src/dashboard/map/services.ts'
import { productionResources } from '../production-resources.ts'
import { allows, type Connection, type End } from './network-policies.ts'
import { plainInput, richInput } from './sample.ts'
import { podTemplates, writtenObjects } from './written.ts'

const objects = writtenObjects(await richInput())
const policies = objects.each('NetworkPolicy')

/** Pods as the manifests label them. */
const pods = Object.fromEntries(
  podTemplates(objects).map(({ name, template }): [string, End] => [name, { pod: template.metadata.labels }]),
)
const ends: Readonly<Record<string, End>> = {
  ...pods,
  'a node': { ip: '10.40.1.20' },
  'the load balancer': { ip: '100.64.3.4' },
  'the internet': { ip: '203.0.113.9' },
  PostgreSQL: { ip: '10.40.1.5' },
  'a standby': { ip: '10.40.1.6' },
  Redis: { ip: '10.40.1.7' },
  'a neighbour': { ip: '10.40.1.8' },
  'the model': { ip: '10.40.9.9' },
  metadata: { ip: '169.254.0.23' },
  'the resolver': {
    pod: { 'k8s-app': 'kube-dns' },
    namespace: { 'kubernetes.io/metadata.name': 'kube-system' },
  },
  'the resolver of a node': { ip: '169.254.20.10' },
  Prometheus: { pod: { app: 'prometheus' }, namespace: { 'tengyun/reads-metrics': 'true' } },
  'a pod of others': { pod: { app: 'x' }, namespace: { 'kubernetes.io/metadata.name': 'default' } },
}

/** What the cloud's objects are among the ends. */
const standsFor: Readonly<Record<string, string>> = {
  'postgres/main': 'PostgreSQL',
  'redis/main': 'Redis',
  'cos-bucket/files': 'the internet',
}

function connection(from: string, to: string, port: number): Connection {
  const [sender, receiver] = [ends[from], ends[to]]
  if (sender === undefined || receiver === undefined) throw new Error(`${from} or ${to} is nobody`)
  return { from: sender, to: receiver, port }
}

describe('policies', () => {
  it.each([
    ['the load balancer', 'web', 8080],
    ['a node', 'web', 8080],
    ['Prometheus', 'web', 8000],
    ['Prometheus', 'worker', 8000],
    ...['web', 'worker', 'migration'].flatMap((pod): [string, string, number][] => [
      [pod, 'PostgreSQL', 5432],
      [pod, 'a standby', 5432],
      [pod, 'Redis', 6379],
      [pod, 'the resolver', 53],
      [pod, 'the resolver of a node', 53],
    ]),
    ...['web', 'worker'].flatMap((pod): [string, string, number][] => [
      [pod, 'the internet', 443],
      [pod, 'the model', 8000],
      [pod, 'metadata', 80],
    ]),
  ] as const)('let %s speak to %s on %i', (from, to, port) => {
    expect(allows(policies, connection(from, to, port))).toBe(true)
  })

  it.each([
    ['the internet', 'web', 8080],
    ['the load balancer', 'web', 8000],
    ['the load balancer', 'worker', 8000],
    ['a node', 'worker', 8000],
    ['a pod of others', 'web', 8080],
    ['a pod of others', 'web', 8000],
    ['worker', 'web', 8080],
    ['web', 'worker', 8000],
    ['web', 'PostgreSQL', 22],
    ['web', 'Redis', 5432],
    ['web', 'a neighbour', 443],
    ['web', 'a neighbour', 5432],
    ['web', 'the model', 443],
    ['web', 'the internet', 25],
    ['web', 'the internet', 80],
    ['web', 'a pod of others', 443],
    ['migration', 'the internet', 443],
    ['migration', 'the model', 8000],
    ['migration', 'metadata', 80],
  ] as const)('keep %s from speaking to %s on %i', (from, to, port) => {
    expect(allows(policies, connection(from, to, port))).toBe(false)
  })

  it('let pods do what security groups and roles let hosts do', () => {
    const resources = productionResources()
    const flows = [...allowedFlows(resources), ...serviceFlows(resources)]
    const sent = flows.filter(({ from, to }) => from === 'cvm/host-1' && to in standsFor)
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['cos-bucket/files', 'postgres/main', 'redis/main'])
    for (const { to, ports } of sent)
      expect(allows(policies, connection('web', standsFor[to] ?? '', Number(ports)))).toBe(true)
  })

  it('ask for names over UDP too', () => {
    expect(allows(policies, { ...connection('web', 'the resolver', 53), protocol: 'UDP' })).toBe(true)
    expect(allows(policies, { ...connection('web', 'PostgreSQL', 5432), protocol: 'UDP' })).toBe(false)
  })

  it('name no database where there is none', async () => {
    const plain = writtenObjects(await plainInput())
    expect(allows(plain.each('NetworkPolicy'), connection('web', 'PostgreSQL', 5432))).toBe(false)
    expect(plain.each('NetworkPolicy').map(({ metadata }) => metadata.name)).not.toContain('databases')
  })

  it('let a model be reached that has a name and a port of its own', async () => {
    const named = writtenObjects({ ...(await richInput()), model: { ip: undefined, port: 8443 } })
    const reaches = (port: number) =>
      allows(named.each('NetworkPolicy'), connection('web', 'the internet', port))
    expect([443, 8443, 8000].map(reaches)).toEqual([true, true, false])
  })
})
