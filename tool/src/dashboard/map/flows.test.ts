import { describe, expect, it } from 'vitest'
import { existing } from '../../../test/builders.ts'
import { productionResources } from '../../../test/production-resources.ts'
import { allowedFlows } from './flows.ts'

const rule = (port: string, peer: string) => ({ protocol: 'TCP', port, peer, note: '' })
const group = (id: string, ingress: object[], egress: object[]) =>
  existing(`security-group/${id}`, { ingress, egress } as never, { id: `sg-${id}` })
const host = existing('cvm/host-1', { securityGroups: ['sg-app'] })
const database = existing('postgres/main', { securityGroups: ['sg-data'] })

describe('what security groups let flow', () => {
  it('leads from each sender of a group to each thing that the group fences, at the port it listens on', () => {
    const flows = allowedFlows(productionResources())
    const toData = flows.filter(({ to }) => to === 'postgres/main' || to === 'redis/main')
    expect(toData.map(({ from, to, ports }) => `${from} → ${to} ${ports}`)).toEqual([
      'cvm/host-1 → postgres/main 5432',
      'cvm/host-2 → postgres/main 5432',
      'cvm/host-1 → redis/main 6379',
      'cvm/host-2 → redis/main 6379',
    ])
  })

  it('comes from the internet where a rule lets everybody in', () => {
    const open = allowedFlows(productionResources()).filter(({ from }) => from === 'internet')
    expect(open.map(({ to, ports }) => `${to} ${ports}`)).toEqual([
      'clb/main 80, 443',
      'cvm/host-1 80, 443',
      'cvm/host-2 80, 443',
    ])
  })

  it('needs the sender’s group to let it out', () => {
    const data = group('data', [rule('5432', 'sg-app')], [])
    const flowsWith = (egress: object[]) => allowedFlows([host, database, data, group('app', [], egress)])
    expect(flowsWith([])).toEqual([])
    expect(flowsWith([rule('6379', '0.0.0.0/0')])).toEqual([])
    expect(flowsWith([rule('5000-6000', '0.0.0.0/0')])).toHaveLength(1)
    expect(flowsWith([rule('ALL', 'sg-other')])).toEqual([])
  })

  it('does not tell of a port on which a database does not listen', () => {
    const data = group('data', [rule('8080', '0.0.0.0/0')], [])
    expect(allowedFlows([database, data])).toEqual([])
  })

  it('tells a database that is open to the internet, whatever the config says', () => {
    const data = group('data', [rule('5000-6000', '0.0.0.0/0')], [])
    expect(allowedFlows([database, data])).toEqual([
      { from: 'internet', to: 'postgres/main', ports: '5432', by: 'security-group' },
    ])
  })

  it('does not flow past an earlier rule that refuses it', () => {
    const refusal = { ...rule('5432', '0.0.0.0/0'), refuses: true }
    const flowsWith = (...ingress: object[]) => allowedFlows([database, group('data', ingress, [])])
    const open = rule('5000-6000', '0.0.0.0/0')
    expect(flowsWith(refusal, rule('5432', '0.0.0.0/0'))).toEqual([])
    expect(flowsWith(rule('5432', '0.0.0.0/0'), refusal)).toHaveLength(1)
    expect(flowsWith({ ...refusal, port: '6379' }, open)).toHaveLength(1)
  })
})
