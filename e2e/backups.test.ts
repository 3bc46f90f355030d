import { spawn } from 'node:child_process'
import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clone, quietClone, readyClone, type Tengyun } from './support/clone.ts'
import { type Ran, run } from './support/run.ts'
import { changeShippedConfig } from './support/shipped-config.ts'

/** safe-system loses what people wrote, and has it back. Each step builds on the one before. */
describe('data that comes back', () => {
  let clone: Clone & { readonly tengyun: Tengyun }
  let url = ''
  let token = ''
  beforeAll(async () => {
    clone = await readyClone()
    // Backups are counted here, at whatever hour that is. Those of the hours: `tool/src/backups/schedule.test.ts`.
    await changeShippedConfig(clone.folder, 'backups: { ...local.backups, hours: [] }')
    url = JSON.parse(well(await clone.tengyun(['up', 'local', '--yes', '--json']))).url
    token = well(await clone.tengyun(['secrets', 'reveal', 'ACCEPTANCE_TOKEN', 'local'])).trim()
  })
  afterAll(() => clone?.discard())

  const documentOf = async (...words: string[]) =>
    JSON.parse((await clone.tengyun([...words, '--json'])).stdout)
  const ask = (path: string, method = 'GET', body?: object) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  /** Where the report is that people would miss. */
  let report = ''

  it('says as long as no backup is proven that none is', async () => {
    const body = { title: 'Brake', body: 'It grinds.', severity: 'high', place: 'Line 2' }
    const written = await ask('/api/reports', 'POST', body)
    expect(written.status).toBe(201)
    report = written.headers.get('location') ?? ''
    expect(well(await clone.tengyun(['status']))).toContain('no backup is proven yet')
    const { exitCode, stdout } = await clone.tengyun(['health', '--json'])
    expect(exitCode).toBe(4)
    expect(badOf(stdout)).toContain('backup/proven')
  })

  it('makes a backup on the host, and lists it as unproven', async () => {
    well(await clone.tengyun(['backup']))
    const { backups } = await documentOf('backup', 'list')
    expect(backups).toMatchObject([{ damaged: false, proven: false }])
    const { parts } = backups[0].manifest
    expect(parts.map(({ name }: { name: string }) => name)).toEqual([
      'postgres/safe_local.dump',
      'app/data.tar',
      'operator.tar',
    ])
  })

  it('makes one at a time', async () => {
    const hosts = join(clone.folder, '.tengyun', 'emulator', 'hosts')
    const [host = ''] = await readdir(hosts)
    const lock = join(hosts, host, 'opt', 'safe-system', 'backups', 'lock')
    const holder = spawn('flock', [lock, 'sh', '-c', 'echo held; cat'])
    await new Promise((held) => holder.stdout.once('data', held))
    const { exitCode, stderr } = await clone.tengyun(['backup'])
    holder.stdin.end()
    expect(stderr).toContain('backup/busy')
    expect(exitCode).toBe(2)
  })

  it('says so when the bucket takes nothing, and what was there is as it was', async () => {
    well(
      await clone.tengyun([
        'emulator',
        'faults',
        'inject',
        'http-5xx',
        '--call',
        'cos:UploadPart',
        '--status',
        '507',
      ]),
    )
    const { exitCode, stderr } = await clone.tengyun(['backup'])
    well(await clone.tengyun(['emulator', 'faults', 'clear']))
    expect(stderr).toContain('backup/failed')
    expect(stderr).toContain('507')
    expect(exitCode).toBe(2)
    expect((await documentOf('backup', 'list')).backups).toHaveLength(1)
  })

  it('tells a key that does not open it at once, and blames no backup for that', async () => {
    await writeFile(
      join(clone.folder, 'other-key'),
      `# of somebody else\n${await generateX25519Identity()}\n`,
    )
    const { exitCode, stderr } = await clone.tengyun(['drill', '--identity', 'other-key'])
    expect(stderr).toContain('backup/wrong-key')
    expect(exitCode).toBe(1)
    expect((await documentOf('backup', 'list')).backups[0].proof).toBeNull()
  })

  it('proves it: the app answers on what was restored, and nothing of that remains', async () => {
    const proof = await documentOf('drill')
    expect(proof).toMatchObject({
      ok: true,
      steps: [{ name: 'restore' }, { name: 'app' }, { name: 'files' }],
    })
    expect(proof.recoveryTime).toBeGreaterThan(0)
    expect(well(await clone.tengyun(['status']))).toContain('newest proven backup')
    expect(badOf((await clone.tengyun(['health', '--json'])).stdout)).not.toContain('backup/proven')
  })

  it('puts nothing in the place of live data unless somebody says which', async () => {
    expect((await ask(report, 'DELETE')).status).toBe(204)
    expect((await ask(report)).status).toBe(404)
    const { exitCode, stderr } = await clone.tengyun(['restore', '--to', 'safe_local'])
    expect(stderr).toContain('backup/live-database')
    expect(exitCode).toBe(1)
    expect((await ask(report)).status).toBe(404)
  })

  it('brings back what was deleted, and keeps what it replaced', async () => {
    const restored = await clone.tengyun([
      'restore',
      '--to',
      'safe_local',
      '--delete-data',
      'local',
      '--json',
    ])
    const { database, former } = JSON.parse(well(restored))
    expect(database).toBe('safe_local')
    expect(former).toMatch(/^safe_local_before_\d{14}$/)
    // The app's connections to what is called otherwise now were ended; it connects anew.
    await expect.poll(async () => (await ask(report)).status, { timeout: 30_000 }).toBe(200)
    expect(await (await ask(report)).json()).toMatchObject({ title: 'Brake' })
  })

  it('needs on a fresh machine nothing but the config and the key', async () => {
    const fresh = await quietClone()
    try {
      await cp(join(clone.folder, '.tengyun', 'identity'), join(fresh.folder, 'key-from-the-safe'))
      const data = join(clone.folder, '.tengyun', 'emulator')
      const words = ['backup', 'verify', 'local', '--identity', 'key-from-the-safe']
      const verified = await run(['node_modules/.bin/node', 'tool/bin/tengyun.js', ...words], {
        folder: fresh.folder,
        env: { TENGYUN_EMULATOR_DATA: data, PATH: `${fresh.folder}/node_modules/.bin:${process.env.PATH}` },
      })
      expect(well(verified)).toContain('to the last bit')
    } finally {
      await fresh.discard()
    }
  })
})

/** What it printed; fails with all of it otherwise. */
function well({ exitCode, stdout, stderr }: Ran): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`)
  return stdout
}

/** What `health --json` says is not well. */
function badOf(printed: string): string[] {
  const { findings }: { findings: { id: string; ok: boolean }[] } = JSON.parse(printed)
  return findings.filter(({ ok }) => !ok).map(({ id }) => id)
}
