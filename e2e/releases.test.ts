import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Container, exceptions, failedChecks } from './support/docker/container-checks.ts'
import { dockerOn } from './support/docker/docker.ts'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import { startLoad } from './support/releases/load.ts'
import { openConsole } from './support/releases/open-console.ts'
import { type OwnEnvironment, ownEnvironment } from './support/releases/own-environment.ts'
import { whatServes } from './support/releases/what-serves.ts'
import type { Ran } from './support/run.ts'

/** Two hosts from their first release on, through all that can go wrong. Each step builds on the one before. */
describeHosts('releases in containers', () => {
  let own: OwnEnvironment
  beforeAll(async () => {
    own = await ownEnvironment(['web-1', 'web-2'], { runtime: 'compose' })
    expect(ended(await own.tengyun(['apply', 'own', '--yes']))).toEqual('exit code 0')
  })
  afterAll(() => own?.discard())

  const hosts = () => ['web-1', 'web-2'].map((name) => own.hosts.host(name))
  const served = () => Promise.all(hosts().map(({ address }) => whatServes(address)))
  const deploy = () => own.tengyun(['deploy', 'own'])

  /** What people meet while something is done. */
  async function underLoad<T>(act: () => Promise<T>): Promise<T> {
    const load = startLoad(hosts().map(({ address }) => address))
    try {
      return await act()
    } finally {
      const { requests, failures } = await load.stop()
      console.info(`  ${requests} requests meanwhile, ${failures.length} of them failed`)
      expect(failures).toEqual([])
      expect(requests).toBeGreaterThan(100)
    }
  }

  it('brings the first release to both hosts', async () => {
    const deployed = await deploy()
    expect(ended(deployed)).toEqual('exit code 0')
    expect(deployed.stdout).toMatch(/Release \S+ serves on web-1 \(blue\), web-2 \(blue\)/)
    expect(await served()).toEqual(['first', 'first'])
  })

  it.each(['api', 'nginx'] as const)(
    'runs %s hardened as CIS has it, but for what is written',
    async (service) => {
      const docker = dockerOn(own.hosts.host('web-1'), '/')
      const name = await docker(
        'ps',
        '--filter',
        `label=com.docker.compose.service=${service}`,
        '--format',
        '{{.Names}}',
      )
      expect(failedChecks(await docker.inspect<Container>(name))).toEqual(Object.keys(exceptions[service]))
    },
  )

  it('brings the next one without losing a request, and nothing is lost to a console that is open', async () => {
    const { stdout } = await own.tengyun(['secrets', 'reveal', 'SETUP_CODE', 'own'])
    const opened = await openConsole(own.hosts.host('web-1').address, stdout.trim())
    await expect.poll(() => opened.journal, { timeout: 30_000 }).toEqual(['connecting', 'open'])

    await own.change({ name: 'second' })
    let reported: Promise<void> | undefined
    const watch = (printed: string) => {
      if (printed.includes('web-2: switch to slot')) reported ??= opened.report()
    }
    expect(ended(await underLoad(() => own.tengyun(['deploy', 'own'], { watch })))).toEqual('exit code 0')
    expect(await served()).toEqual(['second', 'second'])

    await reported
    await opened.report()
    // The first over the connection to the old release, which then ended; the second over the one to the new.
    await expect
      .poll(() => opened.journal, { timeout: 30_000 })
      .toEqual(['connecting', 'open', 1, 'waiting', 'open', 2])
    opened.close()
  })

  it('refuses a release that ends at once, with its last words, and loses no request', async () => {
    await own.change({ name: 'broken', server: `console.error('no such table: reports'); process.exit(3)` })
    const { exitCode, stderr } = await underLoad(deploy)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('release/probe-failed')
    expect(stderr).toContain('no such table: reports')
    expect(await served()).toEqual(['second', 'second'])
  })

  it('goes back to the release before with one command', async () => {
    expect(ended(await underLoad(() => own.tengyun(['rollback', 'own'])))).toEqual('exit code 0')
    expect(await served()).toEqual(['first', 'first'])
  })

  it('carries on after its deployer was killed, and people never noticed', async () => {
    await own.change({ name: 'third' })
    await underLoad(async () => {
      const killed = await own.tengyun(['deploy', 'own'], {
        watch: (printed, child) => printed.includes('web-2: probe') && child.kill('SIGKILL'),
      })
      expect(killed.exitCode).toBe(137)
      expect(await served()).toEqual(['first', 'first'])
      expect(ended(await deploy())).toEqual('exit code 0')
    })
    expect(await served()).toEqual(['third', 'third'])
  })

  it('stops at a host whose disk is full, which goes on with what it has', async () => {
    await own.change({ name: 'fourth' })
    const full = own.hosts.host('web-2')
    await full.runWell('mount -t tmpfs -o size=64k tmpfs /opt/safe-system/releases')
    const { exitCode, stderr } = await underLoad(deploy)
    await full.runWell('umount /opt/safe-system/releases')
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('host/disk-full')
    expect(stderr).toContain('web-2')
    expect((await served())[1]).toBe('third')
  })

  it('lets one deploy at a time', async () => {
    const both = await Promise.all([deploy(), deploy()])
    expect(both.map(({ exitCode }) => exitCode).toSorted(), both.map(ended).join('\n')).toEqual([0, 2])
    expect(both.map(({ stderr }) => stderr).join()).toContain('lease/held')
    expect(await served()).toEqual(['fourth', 'fourth'])
  })

  it('serves the same again after a cut of power', async () => {
    const host = own.hosts.host('web-2')
    await host.reboot()
    await expect.poll(() => whatServes(host.address), { timeout: 120_000 }).toBe('fourth')
  })

  it('tells how each attempt ended', async () => {
    const { stdout } = await own.tengyun(['releases', 'own', '--json'])
    const rows: readonly { purpose: string; outcome: string }[] = JSON.parse(stdout).releases
    const told = rows.map(({ purpose, outcome }) => `${purpose} ${outcome}`).toReversed()
    expect(told.slice(0, 6)).toEqual([
      'deploy deployed',
      'deploy deployed',
      'deploy failed',
      'rollback deployed',
      'deploy interrupted',
      'deploy deployed',
    ])
  })
})

/** How a command ended, with all it said if that was not well. */
function ended({ exitCode, stdout, stderr }: Ran): string {
  return exitCode === 0 ? 'exit code 0' : `exit code ${exitCode}\n${stdout}\n${stderr}`
}
