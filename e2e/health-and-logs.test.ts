import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyClone } from './support/clone.ts'
import { runWell } from './support/run.ts'
import { openTalkativeShop, strangers } from './support/talkative-shop.ts'

interface Line {
  readonly host: string
  readonly service: string
  readonly release?: string
  readonly requestId?: string
  readonly text: string
}

interface Finding {
  readonly id: string
  readonly ok: boolean
  readonly figure: { readonly unit: string } | null
}

/** What an operator sees of two hosts, when they are well and when they are not. Each step builds on the one before. */
describe('an operator', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let doors: Readonly<Record<string, string>>
  let release = ''

  beforeAll(async () => {
    clone = await readyClone({ speed: 1_000 })
    await openTalkativeShop(clone.folder)
    await clone.tengyun(['apply', 'local', '--yes'])
    const deployed = await documentOf('deploy', 'local')
    release = deployed.release
    const { hosts } = await documentOf('status', 'local')
    doors = Object.fromEntries(hosts.map(({ name, url }: { name: string; url: string }) => [name, url]))
  })
  afterAll(() => clone?.discard())

  const documentOf = async (...words: string[]) =>
    JSON.parse((await clone.tengyun([...words, '--json'])).stdout)
  const linesOf = async (...words: string[]): Promise<Line[]> =>
    (await documentOf('logs', 'local', '--since', '1h', ...words)).lines

  const findings = async (): Promise<Finding[]> => (await documentOf('health', 'local')).findings

  /** What is not well. How busy this machine is, and how fast it answers, is not the story's. */
  const illOf = (found: readonly Finding[]) =>
    found
      .filter(({ ok, id, figure }) => !ok && !/^(load|memory|disk)\//.test(id) && figure?.unit !== 'ms')
      .map(({ id }) => id)

  it('finds both hosts and all that they need well', async () => {
    const found = await findings()
    expect(illOf(found)).toEqual([])
    const ids = found.map(({ id }) => id)
    for (const name of ['slot', 'nginx', 'alive', 'ready'])
      for (const host of ['host-1', 'host-2']) expect(ids).toContain(`${name}/${host}`)
    expect(ids).toEqual(expect.arrayContaining(['postgres', 'redis', 'certificate/postgres/main']))
  })

  it('follows one request from the web server into the app that failed it, on whichever host', async () => {
    await fetch(`${doors['host-1']}/api/well`)
    await fetch(`${doors['host-2']}/api/broken`)
    const errors = await linesOf('--service', 'api', '--level', 'error')
    expect(errors).toMatchObject([{ host: 'host-2', text: 'out of stock', release }])

    const lines = await linesOf('--request', errors[0]?.requestId ?? 'none')
    expect(lines.map(({ host, service }) => `${host} ${service}`).toSorted()).toEqual([
      ...['host-2 api', 'host-2 api', 'host-2 nginx'],
    ])
    expect(lines.find(({ service }) => service === 'nginx')?.text).toMatch(/^GET \/api\/broken → 500/)
  })

  it('gives others an archive in which no secret is left, neither ours nor any that the app blurted out', async () => {
    const { file } = await documentOf('logs', 'collect', 'local', '--out', 'bundle.tar.gz')
    await runWell(['tar', '-xzf', file, '-C', clone.folder], clone)
    const names: string[] = []
    let text = ''
    for await (const name of glob('tengyun-logs/**/*.*', { cwd: clone.folder })) {
      names.push(name)
      text += await readFile(join(clone.folder, name), 'utf8')
    }
    expect(names.map((name) => name.slice('tengyun-logs/'.length))).toEqual(
      expect.arrayContaining(['health.json', 'releases.json', 'config.json', 'logs/host-2/api.log']),
    )
    const shopKey = (await clone.tengyun(['secrets', 'reveal', 'SHOP_KEY', 'local'])).stdout.trim()
    expect(shopKey.length).toBeGreaterThan(20)
    for (const secret of [shopKey, ...strangers]) expect(text).not.toContain(secret)
    expect(text).toMatch(/starting with ••• and postgresql:\/\/\w+:•••@/)
  })

  it('is told at once of everything that broke, and of nothing else', async () => {
    await stopWebServer('host-1')
    await expect
      .poll(async () => illOf(await findings()), { timeout: 30_000 })
      .toEqual(['nginx/host-1', 'alive/host-1', 'ready/host-1'])
    const { exitCode, stdout } = await clone.tengyun(['health', 'local'])
    expect(exitCode).toBe(4)
    expect(stdout).toContain('npx tengyun logs local --service nginx-errors')
  })

  async function stopWebServer(name: string): Promise<void> {
    const { hosts } = await documentOf('status', 'local')
    const { id } = hosts.find((host: { name: string }) => host.name === name)
    const pid = join(clone.folder, '.tengyun/emulator/hosts', id, 'opt/shop/nginx/nginx.pid')
    process.kill(Number(await readFile(pid, 'utf8')), 'SIGTERM')
  }
})
