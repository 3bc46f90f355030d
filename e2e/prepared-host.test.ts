import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject, type ProjectFolder } from '../tool/test/command.ts'
import { type RunningEmulator, startEmulator } from '../tool/test/emulator.ts'
import { bootMachine, canBootMachines, type Machine } from './support/machine.ts'

/** A machine as its owner got it, with a systemd, a firewall and a Docker of its own. */
describe.skipIf(!canBootMachines)('a host of one’s own (needs root, and Debian or Ubuntu)', () => {
  let machine: Machine
  let emulator: RunningEmulator
  let project: ProjectFolder

  beforeAll(async () => {
    machine = await bootMachine([
      'chrony',
      'unattended-upgrades',
      'sudo',
      'nftables',
      'docker.io',
      'docker-compose',
      'curl',
      'postgresql-client',
    ])
    emulator = await startEmulator()
    project = await openProject(emulator.connection)
    await reachedAs('root')
  })
  afterAll(async () => {
    await project?.remove()
    await emulator?.stop()
    await machine?.stop()
  })

  const reachedAs = (user: string, more = {}) =>
    project.configure(
      JSON.stringify({
        own: {
          cloud: 'emulator',
          region: 'ap-guangzhou',
          zone: 'ap-guangzhou-6',
          compute: {
            runtime: 'compose',
            ssh: {
              hosts: [{ name: 'web-1', address: machine.address, user, hostKey: machine.hostKey, ...more }],
              identity: machine.identity,
              authorizedKeys: [machine.publicKey],
            },
          },
        },
      }),
    )

  const prepare = async (...words: string[]): Promise<Record<string, string>> => {
    const { stdout, stderr } = await project.tengyun('host', 'prepare', 'own', '--json', ...words)
    if (stdout === '') throw new Error(stderr)
    const { hosts } = JSON.parse(stdout)
    const items: readonly { id: string; outcome: string; output?: string }[] = hosts[0].items
    return Object.fromEntries(items.map(({ id, outcome, output = '' }) => [id, `${outcome}${output}`]))
  }

  const items = [
    'basics',
    'time',
    'updates',
    'journal',
    'kernel',
    'limits',
    'deploy-user',
    'login',
    'firewall',
    'node',
    'docker',
    'database-client',
  ]
  const each = (outcome: string) => Object.fromEntries(items.map((id) => [id, outcome]))

  it('is only looked at in a dry run', async () => {
    expect(await prepare('--dry-run')).toEqual(each('would-change'))
    expect(machine.ssh('root', 'ls /etc/tengyun 2>&1 || true')).toContain('No such file')
  })

  it('is prepared', async () => {
    expect(await prepare()).toEqual(each('changed'))
  })

  it('is found right by a second run', async () => {
    expect(await prepare()).toEqual(each('right'))
  })

  it('runs all that was promised', () => {
    const services = 'chrony docker ssh tengyun-firewall'
    expect(machine.ssh('root', `systemctl is-active ${services}`)).toBe('active\n'.repeat(4))
    expect(machine.ssh('root', "docker info --format '{{.LiveRestoreEnabled}} {{.LoggingDriver}}'")).toBe(
      'true json-file\n',
    )
    expect(machine.ssh('root', 'systemctl show -p DefaultLimitNOFILE')).toBe('DefaultLimitNOFILE=65536\n')
  })

  it('has mended what somebody broke, and nothing else touched', async () => {
    machine.ssh('root', 'nft delete table inet tengyun && sysctl -q net.core.somaxconn=128')
    expect(await prepare()).toEqual({ ...each('right'), firewall: 'changed', kernel: 'changed' })
  })

  it('can be reached as deploy from then on, which shuts root out', async () => {
    await reachedAs('deploy')
    expect(await prepare()).toEqual({ ...each('right'), login: 'changed' })
    expect(await prepare()).toEqual(each('right'))
    await reachedAs('root')
    const { exitCode, stderr } = await project.tengyun('host', 'prepare', 'own')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('host/login-refused'),
    })
  })

  it('is refused when it shows another key', async () => {
    await reachedAs('deploy', { hostKey: `SHA256:${'A'.repeat(43)}` })
    const { exitCode, stderr } = await project.tengyun('host', 'prepare', 'own')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/host\/key-mismatch[\s\S]*It showed ssh-ed25519 SHA256:/),
    })
  })
})
