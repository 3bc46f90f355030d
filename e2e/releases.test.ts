import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import { startLoad } from './support/releases/load.ts'
import { type OwnEnvironment, ownEnvironment } from './support/releases/own-environment.ts'
import { whatServes } from './support/releases/what-serves.ts'

const runtime = (process.env.STORY_RUNTIME ?? 'process') as 'process' | 'compose'

/** Two hosts from their first release on, through all that can go wrong. Each step builds on the one before. */
describeHosts(`releases with the runtime ${runtime}`, () => {
  let own: OwnEnvironment
  beforeAll(async () => {
    own = await ownEnvironment(['web-1', 'web-2'], { runtime })
    const applied = await own.tengyun(['apply', 'own', '--yes'])
    expect(applied).toMatchObject({ exitCode: 0 })
  })
  afterAll(() => own?.discard())

  const addresses = () => ['web-1', 'web-2'].map((name) => own.hosts.host(name).address)
  const deploy = () => own.tengyun(['deploy', 'own'])
  const served = () => Promise.all(addresses().map(whatServes))

  it('brings the first release to both hosts', async () => {
    const { exitCode, stdout, stderr } = await deploy()
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 })
    expect(stdout).toMatch(/Release \S+ serves on web-1 \(blue\), web-2 \(blue\)/)
    expect(await served()).toEqual(['first', 'first'])
  })

  it('brings the next one without losing a request', async () => {
    await own.change({ name: 'second' })
    const load = startLoad(addresses())
    const { exitCode } = await deploy()
    const { requests, failures } = await load.stop()
    console.info(`  ${requests} requests during the deploy, ${failures.length} of them failed`)
    expect({ exitCode, failures }).toEqual({ exitCode: 0, failures: [] })
    expect(requests).toBeGreaterThan(100)
    expect(await served()).toEqual(['second', 'second'])
  })

  it('refuses a release that ends at once, with its last words, and loses no request', async () => {
    await own.change({ name: 'broken', server: `console.error('no such table: reports'); process.exit(3)` })
    const load = startLoad(addresses())
    const { exitCode, stdout, stderr } = await deploy()
    const { failures } = await load.stop()
    expect(exitCode).toBe(2)
    expect(stdout + stderr).toContain('release/probe-failed')
    expect(stdout + stderr).toContain('no such table: reports')
    expect(failures).toEqual([])
    expect(await served()).toEqual(['second', 'second'])
  })

  it('goes back to the release before with one command', async () => {
    const load = startLoad(addresses())
    const { exitCode, stdout, stderr } = await own.tengyun(['rollback', 'own'])
    const { failures } = await load.stop()
    expect({ exitCode, stdout, stderr, failures }).toMatchObject({ exitCode: 0, failures: [] })
    expect(await served()).toEqual(['first', 'first'])
  })

  it('carries on after its deployer was killed', async () => {
    await own.change({ name: 'third' })
    const load = startLoad(addresses())
    const killed = await own.tengyun(['deploy', 'own'], {
      watch: (printed, child) => printed.includes('web-2: start in slot') && child.kill('SIGKILL'),
    })
    expect(killed.exitCode).toBe(137)
    expect(await served()).toEqual(['third', 'first'])
    const again = await deploy()
    const { failures } = await load.stop()
    expect({ exitCode: again.exitCode, stderr: again.stderr, failures }).toMatchObject({
      exitCode: 0,
      failures: [],
    })
    expect(await served()).toEqual(['third', 'third'])
  })

  it('lets one deploy at a time', async () => {
    await own.change({ name: 'fourth' })
    const both = await Promise.all([deploy(), deploy()])
    expect(both.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 3])
    expect(both.map(({ stdout, stderr }) => stdout + stderr).join()).toContain('lease/held')
    expect(await served()).toEqual(['fourth', 'fourth'])
  })

  it('comes back by itself after a cut of power', async () => {
    const host = own.hosts.host('web-2')
    await host.reboot()
    await expect.poll(() => whatServes(host.address), { timeout: 60_000 }).toBe('fourth')
  })

  it('tells who brought what, and how it ended', async () => {
    const { stdout } = await own.tengyun(['releases', 'own', '--json'])
    console.info(stdout)
  })
})
