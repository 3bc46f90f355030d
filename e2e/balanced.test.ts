import { spawn } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killAt } from '../emulator/test/kill-points.ts'
import { openRobotGroup, type RobotGroup } from '../tool/test/receivers/robot.ts'
import { readyClone } from './support/clone.ts'
import { targetOf } from './support/cloud-view.ts'
import { ask, askOnAndOn, doorOf, openShop, writeShop } from './support/shop.ts'

/** The load balancer listens on port 80, for which one has to be root. */
const canListen = process.getuid?.() === 0

/** A week of releases on two hosts behind a load balancer. Each step builds on the one before. */
describe.skipIf(!canListen)('two hosts behind a load balancer', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let door = ''
  let group: RobotGroup
  beforeAll(async () => {
    group = await openRobotGroup()
    clone = await readyClone({ speed: 600 })
    await openShop(clone.folder)
    await writeShop(clone.folder, 'one')
    await clone.tengyun(['apply', '--yes'])
    await clone.tengyun(['deploy'])
    door = `${await doorOf(clone)}/api/name`
  })
  afterAll(() => Promise.all([clone?.discard(), group.stop()]))

  const tengyun = (words: readonly string[], env = {}) =>
    clone.tengyun(words, { env: { OPS_ROBOT: group.address, ...env } })
  const documentOf = async (...words: string[]) =>
    JSON.parse((await clone.tengyun([...words, '--json'])).stdout)
  const releases = async () => (await documentOf('releases')).releases
  const changesPlanned = async () => (await documentOf('plan')).changes

  it('a release comes to one host after the other, and nobody who asks notices', async () => {
    await writeShop(clone.folder, 'two')
    const people = askOnAndOn(door)
    expect((await tengyun(['deploy'])).exitCode).toBe(0)
    const answers = await people.stop()
    expect([...answers.keys()].sort()).toEqual(['200 one', '200 two'])
    expect(await ask(door)).toBe('200 two')
  })

  it('releases tells who did what, how it ended, where it serves and where it is kept', async () => {
    expect(await releases()).toMatchObject([
      { number: 2, outcome: 'deployed', servesOn: ['host-1', 'host-2'], inBucket: true },
      { number: 1, outcome: 'deployed', servesOn: [], keptOn: ['host-1', 'host-2'], inBucket: true },
    ])
  })

  it('a second deploy at once is refused, and told who is at it', async () => {
    await writeShop(clone.folder, 'three')
    const [one, other] = await Promise.all([tengyun(['deploy']), tengyun(['deploy'])])
    expect([one.exitCode, other.exitCode].sort()).toEqual([0, 2])
    expect(one.stderr + other.stderr).toMatch(/lease\/held[\s\S]*running deploy since/)
    expect((await releases()).map(({ number }: { number: number }) => number)).toEqual([3, 2, 1])
  })

  it('a release that people get errors from is taken back by itself, and the history says why', async () => {
    await writeShop(clone.folder, 'broken', 'broken')
    const people = askOnAndOn(door)
    const { exitCode, stderr } = await tengyun(['deploy'], { GUARD: '1' })
    await people.stop()
    expect(exitCode).toBe(2)
    expect(stderr).toContain('release/taken-back')
    expect(await ask(door)).toBe('200 three')
    const [last] = await releases()
    expect(last).toMatchObject({ outcome: 'rolled-back', why: expect.stringContaining('requests failed') })
    expect(last.hosts.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'taken-back',
      'taken-back',
    ])
  })

  it('a canary gets its share, which no plan takes away, and can be gone back from', async () => {
    await writeShop(clone.folder, 'four')
    expect((await tengyun(['deploy', '--canary', '10%'])).exitCode).toBe(0)
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(door)))
    const share = answers.filter((answer) => answer === '200 four').length
    // By turns: what is left of a turn that began with other weights may move one or two.
    expect(share).toBeGreaterThanOrEqual(8)
    expect(share).toBeLessThanOrEqual(12)
    expect(await changesPlanned()).toEqual([])
    expect((await documentOf('status')).canary.shares).toEqual({ 'host-1': 10, 'host-2': 90 })
    expect((await tengyun(['rollback'])).exitCode).toBe(0)
    expect(new Set(await Promise.all([ask(door), ask(door)]))).toEqual(new Set(['200 three']))
    expect(await changesPlanned()).toEqual([])
  })

  it('a deploy that is killed between two hosts is told of as interrupted, and carried on by the next', async () => {
    // Its share taken and given back are the first host's; the third is the second host's.
    const beforeSecond = { call: 3, name: 'clb:ModifyTargetWeight', point: 'before-effect' } as const
    const outcome = await killAt(await targetOf(clone), beforeSecond, () =>
      spawn(process.execPath, [join(clone.folder, 'tool/bin/tengyun.js'), 'deploy'], {
        cwd: clone.folder,
        env: { ...process.env, ...clone.env },
        stdio: 'ignore',
      }),
    )
    expect(outcome).toEqual({ killedIn: 'clb:ModifyTargetWeight' })
    expect((await releases())[0]).toMatchObject({ outcome: 'interrupted', servesOn: ['host-1'] })
    expect((await documentOf('status')).interrupted).toBe('deploy')
    expect((await tengyun(['deploy'])).exitCode).toBe(0)
    expect(new Set(await Promise.all([ask(door), ask(door)]))).toEqual(new Set(['200 four']))
    expect((await releases())[0]).toMatchObject({ outcome: 'deployed', servesOn: ['host-1', 'host-2'] })
    expect(await changesPlanned()).toEqual([])
  })

  it('a release that a host has lost is fetched again when somebody goes back to it', async () => {
    const hosts = join(clone.folder, '.tengyun', 'emulator', 'hosts')
    const { release } = (await releases()).find(({ outcome, servesOn }: Record<string, unknown>) => {
      return outcome === 'deployed' && (servesOn as string[]).length === 0
    })
    const [host = ''] = await readdir(hosts)
    await rm(join(hosts, host, 'opt', 'shop', 'releases', release), { recursive: true })
    expect((await tengyun(['rollback', 'local', release])).exitCode).toBe(0)
    expect(new Set(await Promise.all([ask(door), ask(door)]))).toEqual(new Set(['200 three']))
  })

  it('a release that is kept nowhere is refused by name', async () => {
    const { exitCode, stderr } = await tengyun(['rollback', '20200101-000000-abcdef0'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('release/unknown')
  })

  it('the team was told of each change of what serves, and of the one that was taken back', () => {
    const headlines = group.messages.map((text) =>
      /<\/font> (.*)\*\*/.exec(text)?.[1]?.replace(/\d{8}-\S+/, 'X'),
    )
    expect(headlines).toEqual([
      'Release X serves on 2 hosts',
      'Release X serves on 2 hosts',
      'The guard took release X back',
      'Canary X gets 10 % of the requests',
      'Rolled back to X',
      'Release X serves on 2 hosts',
      'Rolled back to X',
    ])
    expect(group.messages[2]).toMatch(/> Why: .*requests failed/)
  })

  it('old releases go, from hosts and bucket alike; what serves and what is gone back to stay', async () => {
    const rows = await releases()
    const kept = new Set(
      rows
        .filter(({ inBucket }: { inBucket: boolean }) => inBucket)
        .map((row: { release: string }) => row.release),
    )
    expect(kept.size).toBe(3)
    expect(rows.at(-1)).toMatchObject({ number: 1, inBucket: false, keptOn: [] })
  })
})
