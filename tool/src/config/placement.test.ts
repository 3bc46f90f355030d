import { describe, expect, it } from 'vitest'
import { environmentOf } from './load.ts'
import { furtherZones, placedHosts, rangeIn } from './placement.ts'
import { configSchema, type EnvironmentConfig } from './schema.ts'

const [six, seven] = ['ap-guangzhou-6', 'ap-guangzhou-7']

function environmentWith(settings: object): EnvironmentConfig {
  const local = { cloud: 'emulator', region: 'ap-guangzhou', zone: six, ...settings }
  const app = { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' }
  return environmentOf(configSchema.parse({ project: 'shop', app, environments: { local } }), 'local')
}

describe('the place of hosts', () => {
  it('is the zone of the environment, unless others are named', () => {
    const environment = environmentWith({ compute: { hosts: 2 } })
    expect(placedHosts(environment).map(({ zone }) => zone)).toEqual([six, six])
    expect(furtherZones(environment)).toEqual([])
  })

  it('is each zone in turn, and stays when hosts are added', () => {
    const placed = (hosts: number) =>
      placedHosts(environmentWith({ compute: { hosts, zones: [six, seven] } }))
    expect(placed(3)).toEqual([
      { name: 'host-1', role: 'all', zone: six },
      { name: 'host-2', role: 'all', zone: seven },
      { name: 'host-3', role: 'all', zone: six },
    ])
    expect(placed(5).slice(0, 3)).toEqual(placed(3))
  })

  it('is told for those of each role apart, and theirs that serve are those there were', () => {
    const compute = { roles: { web: 2, worker: 1 }, zones: [six, seven] }
    expect(placedHosts(environmentWith({ compute }))).toEqual([
      { name: 'host-1', role: 'web', zone: six },
      { name: 'host-2', role: 'web', zone: seven },
      { name: 'worker-1', role: 'worker', zone: six },
    ])
  })

  it('has the addresses with the number of its zone, unless others are named', () => {
    expect(rangeIn(seven, environmentWith({}))).toBe('10.20.7.0/24')
    const small = { cidr: '192.168.64.0/18', subnet: '192.168.64.0/22' }
    expect(rangeIn(seven, environmentWith({ network: small }))).toBe('192.168.92.0/22')
    const named = { subnets: { [seven]: '10.20.200.0/24' } }
    expect(rangeIn(seven, environmentWith({ network: named }))).toBe('10.20.200.0/24')
  })
})
