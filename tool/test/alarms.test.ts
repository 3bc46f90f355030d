import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alarmScene } from './alarm-scene.ts'

type Scene = Awaited<ReturnType<typeof alarmScene>>

const nothing = { robot: [], mails: [] }

/** A bad week of a host, each step after the one before: exactly what a person would want to hear of it. */
describe('the watcher of a host', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await alarmScene()
  })
  afterAll(() => scene?.end())

  it('says nothing where nothing is wrong', async () => {
    await scene.minutes(5)
    expect(scene.told()).toEqual(nothing)
  })

  it.runIf(process.getuid?.() === 0)(
    'tells of a disk that fills up, of its end, and of nothing between',
    async () => {
      await scene.disk.fill(920)
      await scene.minutes(6)
      expect(scene.told()).toEqual({
        robot: [['Warning A disk is nearly full']],
        mails: ['Warning A disk is nearly full'],
      })
      await scene.disk.fill(1000)
      await scene.minutes(2)
      expect(scene.told().robot).toEqual([['Critical A disk is nearly full']])
      await scene.disk.empty()
      await scene.minutes(5)
      expect(scene.told().robot).toEqual([['Resolved A disk is nearly full']])
    },
  )

  it('makes one message of a storm: of the database that stopped, not of the app and the requests that lack it', async () => {
    await scene.minutes(1)
    await scene.redis.stop()
    scene.app.ready = false
    for (let minute = 0; minute < 6; minute++) {
      scene.app.requests += 100
      scene.app.failed += 100
      await scene.minutes(1)
    }
    expect(scene.told()).toEqual({
      robot: [['Critical Redis does not answer']],
      mails: ['Critical Redis does not answer'],
    })
    await scene.redis.start()
    scene.app.ready = true
    Object.assign(scene.app, { requests: 0, failed: 0, began: scene.app.began + 1 })
    await scene.minutes(4)
    expect(scene.told().robot).toEqual([['Resolved Redis does not answer']])
  })

  it('says nothing of what comes and goes', async () => {
    for (let minute = 0; minute < 6; minute++) {
      scene.app.ready = minute % 2 === 1
      await scene.minutes(1)
    }
    expect(scene.told()).toEqual(nothing)
  })

  it('counts what people got, once there is enough of it', async () => {
    Object.assign(scene.app, { requests: 10, failed: 10 })
    await scene.minutes(5)
    expect(scene.told()).toEqual(nothing)
    Object.assign(scene.app, { requests: 1000, failed: 110 })
    await scene.minutes(4)
    expect(scene.told().robot).toEqual([['Critical Too many requests fail']])
    await scene.minutes(10)
    expect(scene.told().robot).toEqual([['Resolved Too many requests fail']])
  })

  it('tells through the others of a robot that lost its group, and of the rest when it is back', async () => {
    scene.group.fail(...Array.from({ length: 3 }, () => 93000))
    scene.app.ready = false
    await scene.minutes(3)
    const { robot, mails } = scene.told()
    expect(robot).toEqual([])
    expect(mails).toEqual(['Critical The app is not ready', 'Critical Notices do not reach robot ops'])
    await scene.minutes(10)
    expect(scene.told()).toEqual({
      robot: [['Critical The app is not ready']],
      mails: ['Resolved Notices reach robot ops again'],
    })
    scene.app.ready = true
    await scene.minutes(4)
    scene.told()
  })

  it('tells of a certificate 30, 14 and 7 days before it ends', async () => {
    const told: string[][] = []
    for (const days of [59, 15, 3, 6, 5]) {
      scene.pass(days)
      await scene.minutes(2)
      told.push(...scene.told().robot)
    }
    expect(told).toEqual([
      ['Notice A certificate ends soon'],
      ['Warning A certificate ends soon'],
      ['Critical A certificate ends soon'],
    ])
  })

  it('remembers across its own end what it told', async () => {
    const { post, lookedAt } = await scene.state()
    expect(Object.keys(post)).toEqual(['robot ops', 'email oncall'])
    expect(Object.keys(post['robot ops'].told)).toEqual(['certificate/Redis'])
    expect(lookedAt).toBeGreaterThan(0)
    await scene.minutes(3)
    expect(scene.told()).toEqual(nothing)
  })
})
