import { describe, expect, it } from 'vitest'
import { existing, wanted } from '../../test/builders.ts'
import type { Desired, Value } from '../plan/model.ts'
import { type Acceptance, findingsOf, unacceptedErrors } from './findings.ts'
import type { Subject } from './rule.ts'

const aSubject = (more: Partial<Subject> = {}): Subject => ({
  environment: 'production',
  isThrowaway: false,
  desired: [],
  observed: [],
  cost: { monthly: 100 },
  budget: undefined,
  ...more,
})

const found = (more: Partial<Subject>, accept: readonly Acceptance[] = []) =>
  findingsOf(aSubject(more), accept).map(({ id, key }) => `${id} ${key}`)

const aGroup = (port: string, peer: Value = '0.0.0.0/0', protocol = 'TCP'): Desired =>
  wanted('security-group/app', { ingress: [{ protocol, port, peer, note: '' }], egress: [] })

const daily = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  window: '01:00-02:00',
  retention: 7,
}

describe('database/connections', () => {
  const hosts = (count: number) =>
    Array.from({ length: count }, (_, at) => wanted(`cvm/host-${at}`, { zone: `ap-guangzhou-${at}` }))
  const allowing = (max_connections: string) => existing('postgres/main', { parameters: { max_connections } })

  it('finds an instance that is too small for its hosts, and says what each gets', () => {
    const [finding] = findingsOf(aSubject({ desired: hosts(8), observed: [allowing('100')] }), [])
    expect(finding).toMatchObject({ id: 'database/connections', key: 'postgres/main' })
    expect(finding?.message.en).toBe('Its 100 connections are 4 for each process of 8 hosts.')
  })

  it('finds nothing where they suffice, nor before the instance has told', () => {
    expect(found({ desired: hosts(2), observed: [allowing('100')] })).toEqual([])
    expect(found({ desired: hosts(8), observed: [existing('postgres/main', { parameters: {} })] })).toEqual(
      [],
    )
  })
})

describe('host/one-zone', () => {
  const hosts = (...zones: string[]) => zones.map((zone, index) => wanted(`cvm/host-${index + 1}`, { zone }))

  it('finds several hosts that go down together', () => {
    const desired = hosts('ap-guangzhou-6', 'ap-guangzhou-6')
    expect(found({ desired })).toEqual(['host/one-zone environment/production'])
    expect(found({ desired, isThrowaway: true })).toEqual([])
  })

  it('finds nothing where there is one host, or a second zone', () => {
    expect(found({ desired: hosts('ap-guangzhou-6') })).toEqual([])
    expect(found({ desired: hosts('ap-guangzhou-6', 'ap-guangzhou-7', 'ap-guangzhou-6') })).toEqual([])
  })
})

describe('network/port-open', () => {
  const id = 'network/port-open security-group/app'

  it.each(['22', '80,22', '20-25', 'ALL'])('finds port 22 in %s', (port) => {
    expect(found({ desired: [aGroup(port)] })).toContain(id)
  })

  it('names each port that is open', () => {
    const findings = findingsOf(aSubject({ desired: [aGroup('ALL')] }), [])
    expect(findings.map(({ message }) => message.en)).toEqual([
      'Port 22 (SSH) is open to 0.0.0.0/0.',
      'Port 2375 (Docker) is open to 0.0.0.0/0.',
      'Port 3389 (RDP) is open to 0.0.0.0/0.',
      'Port 5432 (PostgreSQL) is open to 0.0.0.0/0.',
      'Port 6379 (Redis) is open to 0.0.0.0/0.',
    ])
  })

  it('takes half the world, and the one of IPv6, for the world', () => {
    expect(found({ desired: [aGroup('22', '128.0.0.0/1')] })).toContain(id)
    expect(found({ desired: [aGroup('22', '::/0')] })).toContain(id)
  })

  it('finds nothing in what people are to reach, nor in what is open inside', () => {
    expect(found({ desired: [aGroup('80,443')] })).toEqual([])
    expect(found({ desired: [aGroup('22', '10.20.0.0/16')] })).toEqual([])
    expect(found({ desired: [aGroup('5432', { ref: 'security-group/app' })] })).toEqual([])
    expect(found({ desired: [aGroup('ALL', '0.0.0.0/0', 'ICMP')] })).toEqual([])
  })

  it('finds everything in what is open for all protocols', () => {
    expect(found({ desired: [aGroup('ALL', '0.0.0.0/0', 'ALL')] })).toHaveLength(5)
  })
})

describe('the other policies', () => {
  it('find databases without SSL, without a daily backup of a week, or with a public address', () => {
    const bare = { ssl: false, backup: { ...daily, days: ['monday', 'friday'] } }
    expect(found({ desired: [wanted('postgres/main', bare)] })).toEqual([
      'database/ssl-off postgres/main',
      'backup/database postgres/main',
    ])
    expect(found({ desired: [wanted('postgres/main', { ssl: true, backup: daily })] })).toEqual([])
    const opened = existing('redis/main', { publicAddress: 'crs-1.example.com:6379' })
    expect(found({ observed: [opened] })).toEqual(['database/public redis/main'])
  })

  it('find buckets that are public or unencrypted', () => {
    expect(found({ desired: [wanted('cos-bucket/files', { acl: 'public-read', encryption: '' })] })).toEqual([
      'bucket/public cos-bucket/files',
      'bucket/unencrypted cos-bucket/files',
    ])
  })

  it('find data disks that no snapshot policy has', () => {
    const policy = wanted('snapshot-policy/data', { disks: [{ ref: 'disk/kept' }] })
    expect(found({ desired: [wanted('disk/kept'), wanted('disk/lost'), policy] })).toEqual([
      'backup/disk disk/lost',
    ])
  })

  it('ask for backups only where somebody would miss the data', () => {
    expect(found({ isThrowaway: true, desired: [wanted('disk/lost')] })).toEqual([])
  })

  it('ask for deletion protection in production only', () => {
    const desired = [wanted('cvm/host-1', { protection: false })]
    expect(found({ desired })).toEqual(['protection/off cvm/host-1'])
    expect(found({ desired, environment: 'staging' })).toEqual([])
  })

  it('find objects without tags and prepaid ones', () => {
    expect(found({ observed: [existing('vpc/main', {}, { tagged: false })] })).toEqual([
      'tags/missing vpc/main',
    ])
    expect(found({ observed: [existing('cvm/host-1', { billing: 'prepaid' })] })).toEqual([
      'cost/prepaid cvm/host-1',
    ])
  })

  it('find what costs more than its budget, and nothing where there is none', () => {
    expect(found({ budget: 99.99 })).toEqual(['cost/over-budget environment/production'])
    expect(found({ budget: 100 })).toEqual([])
    expect(found({})).toEqual([])
  })
})

describe('accepting a finding', () => {
  const reason = 'The lab is behind a VPN.'
  const desired = [aGroup('22'), wanted('redis/main', { ssl: false })]

  it('keeps it, with the reason, and lets it stop nothing', () => {
    const findings = findingsOf(aSubject({ desired }), [{ id: 'network/port-open', reason }])
    expect(findings.find(({ id }) => id === 'network/port-open')?.accepted).toBe(reason)
    expect(unacceptedErrors(findings).map(({ id }) => id)).toEqual(['database/ssl-off'])
  })

  it('is for the resource it names alone', () => {
    const accept = [{ id: 'network/port-open', key: 'security-group/data', reason }] as const
    expect(unacceptedErrors(findingsOf(aSubject({ desired }), accept))).toHaveLength(2)
  })

  it('is not needed for warnings', () => {
    expect(unacceptedErrors(findingsOf(aSubject({ desired: [wanted('disk/lost')] }), []))).toEqual([])
  })
})
