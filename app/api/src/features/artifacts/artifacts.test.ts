import { randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BUCKET, REGION, startCosStandIn } from '../../../test/cos-stand-in.ts'
import { startEnvironment, type TestEnvironment } from '../../../test/environment.ts'
import { aWorkflow } from '../../../test/plans.ts'
import { connectDatabase, type Database } from '../../database/connect.ts'
import { migrate } from '../../database/migrations.ts'
import { Secret } from '../../secret.ts'
import { CosStorage } from '../../storage/cos-storage.ts'
import { fixedCredentials } from '../../storage/credentials.ts'
import { createPlans, type Plans } from '../plans/plans.ts'
import type { ArtifactManager } from './artifact-manager.ts'
import { createArtifacts } from './artifacts.ts'
import { LARGEST_ARTIFACT_BYTES } from './limits.ts'

const logger = pino({ level: 'silent' })
const announcer = { announce: () => {} }
const byField = { actor: 'Field' }
const DAY_MS = 24 * 3_600_000

let environment: TestEnvironment
let cos: Awaited<ReturnType<typeof startCosStandIn>>
let database: Database
let plans: Plans
let artifacts: ReturnType<typeof createArtifacts>
let folder: string
let now = Date.UTC(2026, 10, 22)
let manager: ArtifactManager
let planId: string

beforeAll(async () => {
  environment = await startEnvironment()
  cos = await startCosStandIn('AKIDtest')
  const { address } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../../migrations'), logger)
  database = connectDatabase(address, logger)
  const clock = () => new Date(now)
  plans = createPlans({ database, announcer, clock, logger, folder: join(environment.folder, 'plans') })
  folder = join(environment.folder, 'artifacts')
  const storage = new CosStorage(
    { bucket: BUCKET, region: REGION, endpoint: cos.endpoint },
    fixedCredentials(new Secret('AKIDtest'), new Secret('key')),
  )
  artifacts = createArtifacts({ database, storage, announcer, plans: plans.reader, clock, logger, folder })
}, 60_000)

afterAll(async () => {
  await plans?.exporter.settled()
  await database?.destroy()
  await cos?.stop()
  await environment?.stop()
})

let count = 0
beforeEach(async () => {
  now += 1_000
  planId = `plan-${++count}`
  await plans.tool.create_plan_from_structure(planId, aWorkflow(['a']), byField)
  manager = artifacts.managerOf(planId)
})

const read = async (name: string, version?: number) =>
  text((await manager.load_asset(name, version)).file.content)

/** As after a move to another host. */
const forgetCopies = () => rm(folder, { recursive: true, force: true })

const unnamedFiles = async () => (await readdir(folder)).filter((name) => name.startsWith('.'))

describe('an asset', () => {
  it('is kept in versions, and loaded by name or version', async () => {
    await manager.save_asset('situation report', '水位 10 m', 'markdown', byField)
    const second = await manager.save_asset('situation report', '水位 11 m', 'markdown', byField)
    expect(second).toMatchObject({ version: 2, contentType: 'text/markdown', createdBy: 'Field' })
    expect(await read('situation report')).toBe('水位 11 m')
    expect(await read('situation report', 1)).toBe('水位 10 m')
    await expect(read('situation report', 3)).rejects.toMatchObject({ code: 'artifact/not-found' })
  })

  it('is among those written last, whatever the plan', async () => {
    await manager.save_asset('situation report', '水位 10 m', 'markdown', byField)
    const [newest] = await artifacts.service.newest(5)
    expect(newest).toMatchObject({ planId, name: 'situation report', version: 1 })
  })

  it('comes from COS where there is no copy, byte for byte', async () => {
    const content = randomBytes(300_000)
    await manager.save_asset('map', Readable.from([content]), 'image/png', byField)
    await forgetCopies()
    const { file } = await manager.load_asset('map')
    expect(content.equals(await buffer(file.content))).toBe(true)
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('is fetched once when many ask for it at once', async () => {
    await manager.save_asset('report', 'asked for by all', 'text', byField)
    await forgetCopies()
    let requests = 0
    cos.hooks.beforeAnswer = async () => {
      requests++
    }
    expect(new Set(await Promise.all(Array.from({ length: 8 }, () => read('report'))))).toEqual(
      new Set(['asked for by all']),
    )
    cos.hooks.beforeAnswer = async () => {}
    // A question for its length, and the content.
    expect(requests).toBe(2)
  })

  it('has a new version for each of many who save at once', async () => {
    const saved = await Promise.all(
      Array.from({ length: 10 }, (_, index) => manager.save_asset('log', `entry ${index}`, 'text', byField)),
    )
    expect(saved.map(({ version }) => version).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('has no new version when nothing changed, or when a call comes again', async () => {
    const save = (content: string, key?: string) =>
      manager.save_asset('plan', content, 'text', { ...byField, key })
    const first = await save('one', 'run-1/3')
    expect(await save('one')).toEqual(first)
    await save('two')
    expect(await save('one', 'run-1/3')).toEqual(first)
    expect(await artifacts.service.versions(planId, 'plan')).toHaveLength(2)
  })

  it.each([['../../etc/passwd'], ['a/b'], ['.hidden'], ['ends in a dot.'], ['']])(
    'is not called "%s"',
    async (name) => {
      await expect(manager.save_asset(name, '', 'text', byField)).rejects.toMatchObject({
        code: 'request/invalid',
      })
    },
  )

  it('needs a plan', async () => {
    const stranger = artifacts.managerOf('nowhere').save_asset('note', '', 'text', byField)
    await expect(stranger).rejects.toMatchObject({ code: 'plan/not-found' })
  })
})

describe('bad luck', () => {
  it('of COS that asks to slow down, or breaks off, goes unnoticed', async () => {
    cos.faults.push(503, 'reset')
    await manager.save_asset('report', 'patience', 'text', byField)
    await forgetCopies()
    expect(await read('report')).toBe('patience')
  })

  it('of COS that stays away leaves neither a version nor a file behind', async () => {
    cos.faults.push(503, 503, 503, 503)
    const saving = manager.save_asset('report', 'in vain', 'text', byField)
    await expect(saving).rejects.toMatchObject({ code: 'dependency/unavailable' })
    expect(await artifacts.service.list(planId)).toEqual([])
    expect(await unnamedFiles()).toEqual([])
  })

  it.each([
    ['shorter', Buffer.from('whole')],
    ['longer', Buffer.from('whole content and more')],
    ['changed', Buffer.from('whole c0ntent')],
  ])('of an object that became %s is noticed before any of it is served', async (_, damaged) => {
    const { sha256 } = await manager.save_asset('report', 'whole content', 'text', byField)
    await forgetCopies()
    cos.objects.set(`artifacts/${sha256}`, damaged)
    await expect(read('report')).rejects.toMatchObject({ code: 'artifact/damaged' })
    expect(await unnamedFiles()).toEqual([])
    cos.objects.set(`artifacts/${sha256}`, Buffer.from('whole content'))
    expect(await read('report')).toBe('whole content')
  })

  it('of a sender that vanishes leaves no file behind', async () => {
    const content = new Readable({ read() {} })
    content.push('half of ')
    const saving = manager.save_asset('report', content, 'text', byField)
    content.destroy(new Error('connection lost'))
    await expect(saving).rejects.toThrow('connection lost')
    expect(await unnamedFiles()).toEqual([])
  })

  it('of content without end is cut off at the limit', async () => {
    const chunk = Buffer.alloc(1024 * 1024)
    let sent = 0
    const endless = new Readable({
      read() {
        sent += chunk.length
        this.push(chunk)
      },
    })
    const saving = manager.save_asset('flood', endless, 'text', byField)
    await expect(saving).rejects.toMatchObject({ code: 'artifact/too-large' })
    expect(sent).toBeLessThan(LARGEST_ARTIFACT_BYTES + 8 * chunk.length)
    expect(await unnamedFiles()).toEqual([])
  }, 30_000)
})

describe('the sweep', () => {
  it('removes what a crash or a deleted plan left, and nothing that is in use or young', async () => {
    const kept = await manager.save_asset('kept', `kept ${planId}`, 'text', byField)
    const left = await manager.save_asset('left', `left ${planId}`, 'text', byField)
    const gone = artifacts.managerOf(`gone-${planId}`)
    await plans.tool.create_plan_from_structure(`gone-${planId}`, aWorkflow(['a']), byField)
    const orphan = await gone.save_asset('left', `orphan ${planId}`, 'text', byField)
    await gone.save_asset('shared', `kept ${planId}`, 'text', byField)
    await plans.tool.delete_plan(`gone-${planId}`, byField)

    await artifacts.objects.sweep()
    expect([...cos.objects.keys()]).toContain(`artifacts/${orphan.sha256}`)
    now += DAY_MS + 1_000
    expect(await artifacts.objects.sweep()).toBeGreaterThan(0)
    const keys = [...cos.objects.keys()]
    expect(keys).not.toContain(`artifacts/${orphan.sha256}`)
    expect(keys).toEqual(expect.arrayContaining([kept, left].map(({ sha256 }) => `artifacts/${sha256}`)))
    expect(await artifacts.objects.sweep()).toBe(0)
  })

  it('does not take what is being saved again', async () => {
    await manager.save_asset('report', `again ${planId}`, 'text', byField)
    await plans.tool.delete_plan(planId, byField)
    now += DAY_MS + 1_000
    await plans.tool.create_plan_from_structure(planId, aWorkflow(['a']), byField)
    const [, saved] = await Promise.all([
      artifacts.objects.sweep(),
      manager.save_asset('report', `again ${planId}`, 'text', byField),
    ])
    expect([...cos.objects.keys()]).toContain(`artifacts/${saved.sha256}`)
    await forgetCopies()
    expect(await read('report')).toBe(`again ${planId}`)
  })
})

describe('a comparison', () => {
  it('is of text only', async () => {
    await manager.save_asset('map', Readable.from([Buffer.from([0xff, 0xfe, 0x00])]), 'image/png', byField)
    await manager.save_asset('map', 'now a text', 'text', byField)
    const comparing = artifacts.service.diff(planId, 'map', 1, 2)
    await expect(comparing).rejects.toMatchObject({ code: 'artifact/not-comparable' })
  })
})

it('serves no copy that lost its end, but fetches it again', async () => {
  const { sha256 } = await manager.save_asset('report', 'a whole report', 'text', byField)
  await writeFile(join(folder, sha256), 'a wh')
  expect(await read('report')).toBe('a whole report')
})
