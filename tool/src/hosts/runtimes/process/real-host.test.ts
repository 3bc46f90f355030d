import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canMakeHosts, makeRealHost, type RealHost } from '../../../../test/real-host.ts'
import { startClients } from '../../../../test/shop/clients.ts'
import { shopScene } from '../../../../test/shop/scene.ts'
import { TengyunError } from '../../../errors/tengyun-error.ts'
import type { Host } from '../../host.ts'

const site = 'http://127.0.0.1'

/** The host as it is for somebody who is killed while it runs the script of that number: half of it is carried out. */
function cutOff(host: Host, number: number): Host {
  let sent = 0
  return {
    ...host,
    transport: {
      async run(script) {
        sent++
        if (sent < number) return host.transport.run(script)
        const half = script.lines.slice(0, Math.ceil(script.lines.length / 2))
        if (sent === number) await host.transport.run({ ...script, lines: half })
        throw new Error('killed')
      },
    },
  }
}

describe.runIf(canMakeHosts)('releases on a host of which we are root', { timeout: 300_000 }, () => {
  let host: RealHost
  let shop: Awaited<ReturnType<typeof shopScene>>
  let count = 0
  const next = (files: Readonly<Record<string, string>> = {}) =>
    shop.release(`20260314-${String(++count).padStart(6, '0')}-a1b2c3d`, files)

  beforeAll(async () => {
    host = await makeRealHost()
    shop = await shopScene(host)
    await shop.deploy(await next())
  }, 60_000)
  afterAll(async () => {
    await host?.discard()
    await shop?.discard()
  })

  /** The releases that answer, over as many new connections as show both slots if both are open. */
  async function serving(): Promise<string[]> {
    const answers = await host.run(
      'bash',
      '-c',
      `for one in $(seq 1 20); do curl -sS --max-time 5 -H 'Connection: close' ${site}/api/quick | grep -o '"release":"[^"]*"'; done | sort -u`,
    )
    return [...answers.matchAll(/:"(.*)"/g)].map(([, release]) => release ?? '')
  }

  /** Slots in which a process runs. */
  const running = async () => (await host.run('bash', '-c', 'pgrep -fc "server.js$" || true')).trim()

  it('are swapped under load without a failed request, and without a reload', async () => {
    const master = await host.run('bash', '-c', 'cat /proc/$(cat /opt/shop/nginx/nginx.pid)/task/*/children')
    const clients = await startClients(host, 8)
    const releases = [await next(), await next(), await next()]
    for (const release of releases) await shop.deploy(release)
    const { asked, failed, releases: seen } = await clients.stop()
    expect(failed).toEqual([])
    expect(asked).toBeGreaterThan(100)
    expect(seen.slice(-3)).toEqual(releases.map(({ id }) => id))
    expect(await host.run('bash', '-c', 'cat /proc/$(cat /opt/shop/nginx/nginx.pid)/task/*/children')).toBe(
      master,
    )
    expect(await running()).toBe('1')
  })

  it('run without the rights of the administrator', async () => {
    const user = await host.run('bash', '-c', 'ps -o uid= -p $(pgrep -f "server.js$")')
    expect(user.trim()).toBe('10001')
  })

  it('are not seen by anybody before they are proven, and refused with their log when they end', async () => {
    const before = await serving()
    const refused = await shop.deploy(await next(), 'ends').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'release/probe-failed' })
    if (!(refused instanceof TengyunError)) throw refused
    expect(refused.explanation.why).toContain('ended by itself with exit code 3')
    expect(refused.explanation.why).toContain('cannot find what I need')
    expect(refused.explanation.now).toMatchObject({ en: `host-1 still serves ${before[0]}.` })
    expect(await serving()).toEqual(before)
    expect(await running()).toBe('1')
  })

  it('leave a web server alone that does not take its new configuration', async () => {
    const before = await serving()
    const release = await next()
    const squatter = host.start(
      process.execPath,
      '-e',
      'require("net").createServer().listen(81, () => console.log("up"))',
    )
    await new Promise((done) => squatter.stdout.once('data', done))
    const moved = shop.deploy(release, 'well', { runtime: shop.runtimeAt(81) })
    await expect(moved).rejects.toMatchObject({
      code: 'release/host-command-failed',
      explanation: { why: expect.stringContaining('the one before it still runs') },
    })
    squatter.kill()
    expect(await serving()).toEqual(before)
    expect(await running()).toBe('1')
  })

  it('are not brought to a disk that has no room for them', async () => {
    const before = await serving()
    const release = await next()
    const huge = { ...release, artifact: { kind: 'archive', sha256: '', size: 1e15 } } as const
    await expect(shop.deploy(huge)).rejects.toMatchObject({ code: 'host/disk-full' })
    expect(await serving()).toEqual(before)
  })

  it('still have the assets of the release before, for pages that were loaded then', async () => {
    await shop.deploy(await next({ 'assets/app-1.js': 'one' }))
    await shop.deploy(await next({ 'assets/app-2.js': 'two' }))
    expect(await host.run('curl', '-sS', `${site}/assets/app-2.js`)).toBe('two')
    expect(await host.run('curl', '-sS', `${site}/assets/app-1.js`)).toBe('one')
    expect(
      await host.run('curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}', `${site}/assets/app-0.js`),
    ).toBe('404')
  })

  it('migrate the database once for each release, not for its settings', async () => {
    const release = await next()
    await shop.deploy(release)
    await shop.deploy(release, 'ends').catch(() => {})
    await shop.deploy(release)
    const migrated = await host.run('cat', '/opt/migrated')
    expect(migrated.split('\n').filter((id) => id === release.id)).toHaveLength(1)
  })

  it('are brought to their end by the next deploy, wherever one was cut off, and one version serves meanwhile', async () => {
    const clients = await startClients(host, 4)
    let cuts = 0
    for (let isOver = false; !isOver; ) {
      const release = await next()
      const cutting = cutOff(host.host, cuts + 1)
      isOver = await shop.deploy(release, 'well', { hosts: [cutting] }).then(
        () => true,
        () => false,
      )
      expect(await serving()).toHaveLength(1)
      await shop.deploy(release)
      expect(await serving()).toEqual([release.id])
      expect(await running()).toBe('1')
      cuts++
    }
    expect((await clients.stop()).failed).toEqual([])
    expect(cuts).toBeGreaterThan(8)
  })

  it('come back when they end by themselves, and need no deploy for it', async () => {
    const release = await next()
    await shop.deploy(release)
    await host.run('pkill', '-KILL', '-f', 'server.js$')
    expect(await shop.deploy(release)).toMatchObject({ hosts: [{ outcome: 'unchanged' }] })
    expect(await serving()).toEqual([release.id])
  })

  it('serve alone after a power cut, also when it came while another one was started', async () => {
    const before = await serving()
    const release = await next()
    const cut = shop.deploy(release, 'well', {
      hooks: { around: () => Promise.reject(new Error('the lights went out')) },
    })
    await expect(cut).rejects.toThrow('the lights went out')
    await host.reboot()
    await shop.awaitServing()
    expect(await host.run('nft', 'list', 'ruleset')).toMatch(/skuid \S+ tcp dport (8000|8001) /)
    expect(await serving()).toEqual(before)
    expect(await running()).toBe('1')
  })
})
