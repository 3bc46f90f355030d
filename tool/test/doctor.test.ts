import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject, type ProjectFolder } from './command.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'

let emulator: RunningEmulator
let project: ProjectFolder
beforeAll(async () => {
  emulator = await startEmulator()
  project = await openProject(emulator.connection)
}, 60_000)
afterAll(async () => {
  await project?.remove()
  await emulator?.stop()
}, 60_000)

const environment = (size: string, runtime = 'process') =>
  `{ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute: { size: '${size}', runtime: '${runtime}' } }`

interface Check {
  readonly hint: boolean
  readonly id: string
  readonly ok: boolean
  readonly found: string
}

async function examined(...words: string[]): Promise<Map<string, Check>> {
  const { stdout } = await project.tengyun('doctor', ...words, '--json')
  const { checks }: { checks: Check[] } = JSON.parse(stdout)
  return new Map(checks.map((check) => [check.id, check]))
}

describe('the doctor', () => {
  it('asks of a machine only what the environment needs there', async () => {
    await project.configure(
      `{ production: ${environment('2c4g', 'compose')}, staging: ${environment('2c4g')} }`,
    )
    expect([...(await examined('production')).keys()]).toContain('program-docker')
    const [real, tried] = [await examined('staging'), await examined('staging', '--emulator')]
    expect([...real.keys()]).not.toContain('program-redis-server')
    expect([...tried.keys()]).toContain('program-redis-server')
  })

  it('looks into the Dockerfile, and tells a hint from what cannot be', async () => {
    const app = `{ image: { from: 'sources' } }`
    await project.configure(`{ production: ${environment('2c4g', 'compose')} }`, app)
    const image = async (text: string) => {
      await writeFile(join(project.folder, 'Dockerfile'), text)
      return [...(await examined('production', '--emulator'))].filter(([id]) => id.startsWith('image'))
    }
    expect((await examined('production', '--emulator')).get('image')).toMatchObject({ ok: false })
    expect(await image('FROM node:24\nCMD ["npm", "start"]')).toMatchObject([
      ['image', { ok: true, hint: false, found: 'Dockerfile, FROM node:24' }],
      ['image-1', { ok: true, hint: true, found: expect.stringContaining('USER') }],
      ['image-2', { ok: true, hint: true, found: expect.stringContaining('SIGTERM') }],
    ])
    expect(await image('FROM scratch\nCMD ["/shop"]')).toMatchObject([['image', { ok: false }]])
  })

  it('asks for Docker on this machine where an image is all there is to try', async () => {
    const app = `{ image: { from: 'sources' } }`
    await project.configure(`{ production: ${environment('2c4g', 'compose')} }`, app)
    expect([...(await examined('production', '--emulator')).keys()]).toContain('program-docker')
  })

  it('reads all that the config asks for, and looks whether its hosts are sold', async () => {
    await project.configure(`{ good: ${environment('2c4g')}, odd: ${environment('3c5g')} }`)
    const good = await examined('good', '--emulator')
    expect([good.get('rights')?.ok, good.get('stock')?.ok]).toEqual([true, true])
    const odd = await examined('odd', '--emulator')
    expect(odd.get('stock')).toMatchObject({ ok: false, found: expect.stringContaining('4c8g') })
  })

  it('looks for stock in every zone in which hosts stand', async () => {
    const spread = (zones: string) =>
      `{ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute: { zones: [${zones}] } }`
    await project.configure(
      `{ good: ${spread("'ap-guangzhou-6', 'ap-guangzhou-7'")}, far: ${spread("'ap-guangzhou-6', 'ap-guangzhou-99'")} }`,
    )
    const stock = async (name: string) => (await examined(name, '--emulator')).get('stock')
    expect(await stock('good')).toMatchObject({
      ok: true,
      found: expect.stringMatching(/ap-guangzhou-6: .*ap-guangzhou-7: /),
    })
    expect(await stock('far')).toMatchObject({ ok: false, found: expect.stringContaining('ap-guangzhou-7') })
  })

  it('says how to come by credentials where there are none', async () => {
    await project.configure(`{ production: ${environment('2c4g')} }`)
    const { ok, found } = (await examined('production')).get('cloud-production') ?? {}
    expect(ok).toBe(false)
    expect(found).toContain('TENCENTCLOUD_SECRET_ID')
  })
})
