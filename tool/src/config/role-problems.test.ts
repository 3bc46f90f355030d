import { describe, expect, it } from 'vitest'
import { checkConfig, problemLine } from './check.ts'

const local = { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }
const app = { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' }

function linesFor(environment: object, more: object = {}): string[] {
  const environments = { local: { ...local, ...environment } }
  const checked = checkConfig({ project: 'shop', app: { ...app, ...more }, environments })
  return checked.ok ? [] : checked.problems.map((problem) => problemLine(problem).en)
}

describe('the roles of hosts', () => {
  const roles = { web: 2, worker: 1 }

  it('are numbers of each', () => {
    expect(linesFor({ compute: { roles, size: '2c4g' } })).toEqual([])
  })

  it('stand instead of a number of hosts that are alike', () => {
    expect(linesFor({ compute: { roles, hosts: 3 } })).toEqual([
      'environments.local.compute.roles: {"web":2,"worker":1} is not accepted: it stands instead of `hosts`, not beside it.',
    ])
  })

  it('are both there: without web hosts nobody is served, without workers nothing is worked on', () => {
    expect(linesFor({ compute: { roles: { web: 2, worker: 0 } } })).toEqual([
      expect.stringMatching(/^environments\.local\.compute\.roles\.worker: 0 is not accepted/),
    ])
    expect(linesFor({ compute: { roles: { web: 2 } } })).toEqual([
      'environments.local.compute.roles.worker: This is required and missing.',
    ])
  })

  it('are told in ROLE, which nothing else may be called', () => {
    const told = { compute: { roles }, variables: { ROLE: 'all' } }
    expect(linesFor(told)).toEqual([
      'environments.local.variables.ROLE: Each host is told its own role already; leave this out.',
    ])
    expect(linesFor({ compute: { roles } }, { secrets: ['ROLE'] })).toHaveLength(1)
    expect(linesFor({ compute: { hosts: 1 }, variables: { ROLE: 'all' } })).toEqual([])
  })
})

describe('the roles of hosts of one’s own', () => {
  const linesOf = (...said: (string | undefined)[]) => {
    const hosts = said.map((role, at) => ({
      name: `own-${at}`,
      address: '10.0.0.9',
      hostKey: `SHA256:${'A'.repeat(43)}`,
      ...(role === undefined ? {} : { role }),
    }))
    return linesFor({ compute: { ssh: { hosts } } })
  }

  it('are said by all of them or by none', () => {
    expect(linesOf('web', 'worker')).toEqual([])
    expect(linesOf(undefined, undefined)).toEqual([])
    expect(linesOf('web', undefined, 'worker')).toEqual([
      'environments.local.compute.ssh.hosts[1].role: Other hosts have a role, so this one needs one: "web" or "worker".',
    ])
  })

  it('are both there', () => {
    expect(linesOf('worker')).toEqual([
      'environments.local.compute.ssh.hosts: One of them has to serve people: "web".',
    ])
    expect(linesOf('web', 'web')).toEqual([
      'environments.local.compute.ssh.hosts: One of them has to work: "worker".',
    ])
  })

  it('are not numbers', () => {
    const hosts = [{ name: 'own-1', address: '10.0.0.9', hostKey: `SHA256:${'A'.repeat(43)}` }]
    expect(linesFor({ compute: { ssh: { hosts }, roles: { web: 1, worker: 1 } } })).toEqual([
      'environments.local.compute.roles: {"web":1,"worker":1} is not accepted: hosts of your own say it themselves: `ssh.hosts[].role`.',
    ])
  })
})
