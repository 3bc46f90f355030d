import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../emulator/test/eventually.ts'
import { readyClone } from './support/clone.ts'
import { targetOf } from './support/cloud-view.ts'
import { ask, askOnAndOn, doorOf } from './support/shop.ts'
import { openWorkingShop, setWebHosts, writeWorkingShop } from './support/working-shop.ts'

/** The load balancer listens on port 80, for which one has to be root. */
const canListen = process.getuid?.() === 0

interface HostNow {
  readonly name: string
  readonly id: string
  readonly release: string | null
  readonly lost: string | null
  readonly toJoin: boolean
}

/** Hosts are lost, come back, are made anew and added, while people ask all along. Each step builds on the one before. */
describe.skipIf(!canListen)('hosts that are lost', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let door = ''
  let people: ReturnType<typeof askOnAndOn>
  let first = ''
  let lostWorker = ''
  beforeAll(async () => {
    clone = await readyClone({ speed: 600 })
    await openWorkingShop(clone.folder)
    await writeWorkingShop(clone.folder, 'one')
    await clone.tengyun(['apply', '--yes'])
    await clone.tengyun(['deploy'])
    door = await doorOf(clone)
    people = askOnAndOn(`${door}/api/name`)
    first = (await hostNamed('host-2')).release ?? ''
  })
  afterAll(async () => {
    await people?.stop()
    await clone?.discard()
  })

  const tengyun = (...words: string[]) => clone.tengyun(words)
  const done = async (...words: string[]) => {
    const { exitCode, stderr } = await tengyun(...words)
    expect(exitCode, stderr).toBe(0)
  }
  const documentOf = async (...words: string[]) => JSON.parse((await tengyun(...words, '--json')).stdout)
  const hostsNow = async (): Promise<readonly HostNow[]> => (await documentOf('status')).hosts
  const hostNamed = async (name: string): Promise<HostNow> => {
    const host = (await hostsNow()).find((one) => one.name === name)
    if (host === undefined) throw new Error(`there is no ${name}`)
    return host
  }
  const cvm = async (action: string, id: string, more = {}) => {
    const { endpoint, secretId, secretKey } = await targetOf(clone)
    const client = new CommonClient(`${new URL(endpoint).host}/cvm`, '2017-03-12', {
      credential: { secretId, secretKey },
      region: 'ap-guangzhou',
      profile: { httpProfile: { protocol: 'http://' } },
    })
    await client.request(action, { InstanceIds: [id], ...more })
  }
  /** Its programs and its agent are gone from one moment to the next. */
  const pullThePlug = ({ id }: HostNow) => cvm('StopInstances', id, { StopType: 'HARD' })
  const work = async (): Promise<{ readonly count: number; readonly by: string | null }> =>
    JSON.parse(await (await fetch(`${door}/api/work`)).text())
  const answers = async () =>
    new Set(await Promise.all(Array.from({ length: 8 }, () => ask(`${door}/api/name`))))

  it('a worker’s work is carried on by the other one', async () => {
    const workers = (await hostsNow()).filter(({ name }) => name.startsWith('worker-'))
    const { by } = await eventually(work, (now) => now.by !== null)
    const busy = workers.find(({ id }) => id === by)
    const idle = workers.find(({ id }) => id !== by)
    if (busy === undefined || idle === undefined) throw new Error(`nobody works at ${by}`)
    lostWorker = busy.name
    await pullThePlug(busy)
    const after = await eventually(work, (now) => now.by === idle.id)
    const later = await eventually(work, (now) => now.count > after.count)
    expect(later.by).toBe(idle.id)
  })

  it('people are served by the others, and status, health and releases say which host it is', async () => {
    await pullThePlug(await hostNamed('host-2'))
    const [status, health, releases] = await Promise.all([
      hostsNow(),
      documentOf('health'),
      documentOf('releases'),
    ])
    const lost = status.filter((host) => host.lost !== null).map(({ name }) => name)
    expect(lost).toEqual(['host-2', lostWorker])
    expect(releases.unanswered).toEqual(lost)
    const ill = health.findings.filter(({ ok }: { ok: boolean }) => !ok).map(({ id }: { id: string }) => id)
    expect(ill).toEqual(expect.arrayContaining(['host/host-2', `host/${lostWorker}`]))
  })

  it('a deploy is refused before anything is built, and told how it can go on', async () => {
    await writeWorkingShop(clone.folder, 'two')
    const { exitCode, stderr } = await tengyun('deploy')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('release/host-lost')
    expect(stderr).toContain(`npx tengyun deploy local --without host-2,${lostWorker}`)
    expect(stderr).not.toContain('build')
  })

  it('goes on without them; one that comes back with what it served gets no requests', async () => {
    await done('deploy', '--without', `host-2,${lostWorker}`)
    await cvm('StartInstances', (await hostNamed('host-2')).id)
    const back = await eventually(
      () => hostNamed('host-2'),
      ({ release }) => release !== null,
    )
    expect(back).toMatchObject({ release: first, toJoin: true })
    expect(await answers()).toEqual(new Set(['200 two']))
  })

  it('apply has both join with what serves, and plans nothing more', async () => {
    await done('apply', '--yes')
    const now = await hostsNow()
    expect(new Set(now.map(({ release }) => release)).size).toBe(1)
    expect(now.filter(({ lost, toJoin }) => lost !== null || toJoin)).toEqual([])
    expect((await documentOf('plan')).changes).toEqual([])
    expect(await answers()).toEqual(new Set(['200 two']))
  })

  it('one that is made anew, and one that is added, join by themselves', async () => {
    const before = await hostNamed('host-2')
    await setWebHosts(clone.folder, 3)
    await done('host', 'replace', 'local', 'host-2', '--yes')
    const web = (await hostsNow()).filter(({ name }) => name.startsWith('host-'))
    expect(web.map(({ name }) => name)).toEqual(['host-1', 'host-2', 'host-3'])
    expect(new Set(web.map(({ release }) => release)).size).toBe(1)
    expect(web.filter(({ toJoin }) => toJoin)).toEqual([])
    expect(web[1]?.id).not.toBe(before.id)
    expect((await documentOf('releases')).releases[0]).toMatchObject({
      purpose: 'join',
      servesOn: expect.arrayContaining(['host-2', 'host-3']),
    })
  })

  it('nobody who asked has noticed anything, but for a request that was under way', async () => {
    const counts = await people.stop()
    const failed = [...counts].filter(([answer]) => !answer.startsWith('200 '))
    expect(
      failed.reduce((sum, [, count]) => sum + count, 0),
      JSON.stringify(failed),
    ).toBeLessThanOrEqual(1)
    expect(counts.get('200 one')).toBeGreaterThan(0)
    expect(counts.get('200 two')).toBeGreaterThan(0)
  })
})
