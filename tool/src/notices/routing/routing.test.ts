import { describe, expect, test } from 'vitest'
import { aNotice, aRobot } from '../../../test/receivers/builders.ts'
import type { Notice } from '../notice.ts'
import type { Receiver } from '../receiver.ts'
import { post } from './post.ts'
import { settle } from './settle.ts'
import type { PostState } from './state.ts'

const day = new Date('2026-11-23T14:00:00+08:00')
const night = new Date('2026-11-23T23:30:00+08:00')
const morning = new Date('2026-11-24T08:00:00+08:00')
const quiet = { from: '22:00', until: '08:00' }

/** Whoever sends, with every message arriving but those to receivers that are named. */
class Sender {
  state: PostState = {}
  readonly receivers: readonly Receiver[]
  unreachable: readonly string[] = []

  constructor(...receivers: Receiver[]) {
    this.receivers = receivers
  }

  /** What is told in one round, receiver by receiver. */
  tell(now: Date, ...notices: Notice[]): Record<string, string[]> {
    const told: Record<string, string[]> = {}
    let posted = post(this.state, notices, this.receivers, now)
    while (posted.messages.length > 0) {
      const deliveries = posted.messages.map((message) => {
        const ok = !this.unreachable.includes(message.to)
        if (ok) told[message.to] = [...(told[message.to] ?? []), message.notices.map(wordOf).join(' + ')]
        return { message, ok, answered: ok ? 'ok' : 'errcode 93000' }
      })
      posted = settle(posted.state, deliveries, this.receivers, now)
    }
    this.state = posted.state
    return told
  }
}

function wordOf({ state, level, cause }: Notice): string {
  return `${state} ${level} ${cause}`
}

const disk = aNotice({ cause: 'disk', level: 'warning' })
const api = aNotice({ cause: 'api', level: 'critical' })
const well = (notice: Notice) => aNotice({ ...notice, state: 'resolved', since: day.toISOString() })

describe('who is told what', () => {
  test('one cause is told once while it lasts', () => {
    const sender = new Sender(aRobot('ops'))
    expect(sender.tell(day, disk)).toEqual({ 'robot ops': ['raised warning disk'] })
    expect(sender.tell(day, disk)).toEqual({})
    expect(sender.tell(day, { ...disk, since: night.toISOString() })).toEqual({})
  })

  test('the same cause is told again when it gets worse, and when there is news of it', () => {
    const sender = new Sender(aRobot('ops'))
    sender.tell(day, disk)
    expect(sender.tell(day, { ...disk, level: 'critical' })).toEqual({
      'robot ops': ['raised critical disk'],
    })
    const news = { ...disk, level: 'critical', edition: 'two of them' } as const
    expect(sender.tell(day, news)).toEqual({ 'robot ops': ['raised critical disk'] })
    expect(sender.tell(day, news)).toEqual({})
  })

  test('causes that come together are one message', () => {
    const sender = new Sender(aRobot('ops'))
    expect(sender.tell(day, disk, api)).toEqual({
      'robot ops': ['raised warning disk + raised critical api'],
    })
  })

  test('each receiver gets the levels it wants', () => {
    const sender = new Sender(aRobot('ops'), aRobot('boss', { levels: ['critical'] }))
    expect(sender.tell(day, disk)).toEqual({ 'robot ops': ['raised warning disk'] })
    expect(sender.tell(day, api)).toEqual({
      'robot ops': ['raised critical api'],
      'robot boss': ['raised critical api'],
    })
  })

  test('only those who heard that something is wrong hear that it is well again, and since when it was not', () => {
    const sender = new Sender(aRobot('ops'), aRobot('boss', { levels: ['critical'] }))
    sender.tell(day, disk)
    const { messages } = post(sender.state, [well(disk)], sender.receivers, day)
    expect(messages.map(({ to }) => to)).toEqual(['robot ops'])
    expect(messages[0]?.notices).toMatchObject([{ state: 'resolved', since: disk.since }])
    expect(sender.tell(day, well(disk))).toEqual({ 'robot ops': ['resolved warning disk'] })
    expect(sender.tell(day, well(disk))).toEqual({})
  })

  test('a cause that comes back is told again', () => {
    const sender = new Sender(aRobot('ops'))
    sender.tell(day, disk)
    sender.tell(day, well(disk))
    expect(sender.tell(day, disk)).toEqual({ 'robot ops': ['raised warning disk'] })
  })
})

describe('quiet hours', () => {
  const sleeper = () => new Sender(aRobot('ops', { quiet }))

  test('let only through what is critical; the rest comes in the morning, in one message', () => {
    const sender = sleeper()
    const release = aNotice({ cause: 'release', level: 'info', state: 'told' })
    expect(sender.tell(night, disk, api, release)).toEqual({ 'robot ops': ['raised critical api'] })
    expect(sender.tell(night)).toEqual({})
    expect(sender.tell(morning)).toEqual({ 'robot ops': ['raised warning disk + told info release'] })
    expect(sender.tell(morning)).toEqual({})
  })

  test('of what came and went in the night, one line remains', () => {
    const sender = sleeper()
    sender.tell(night, disk)
    sender.tell(night, well(disk))
    expect(sender.tell(morning)).toEqual({ 'robot ops': ['resolved warning disk'] })
  })

  test('keep nothing longer than a day, even where nobody sends but at night', () => {
    const sender = sleeper()
    expect(sender.tell(night, disk)).toEqual({})
    const before = new Date(morning.getTime() - 60_000)
    expect(sender.tell(before, disk)).toEqual({})
    const nextNight = new Date(night.getTime() + 86_400_000)
    expect(sender.tell(nextNight, disk)).toEqual({ 'robot ops': ['raised warning disk'] })
  })

  test('do not bring forward at night what is over and was told by day', () => {
    const sender = sleeper()
    sender.tell(day, disk)
    expect(sender.tell(night, well(disk))).toEqual({})
    expect(sender.tell(morning)).toEqual({ 'robot ops': ['resolved warning disk'] })
  })

  test('begin and end to the minute, across midnight, in Beijing', () => {
    const at = (time: string) => sleeper().tell(new Date(`2026-11-23T${time}:00+08:00`), disk)
    expect(Object.keys(at('21:59'))).toHaveLength(1)
    expect(Object.keys(at('22:00'))).toHaveLength(0)
    expect(Object.keys(at('00:00'))).toHaveLength(0)
    expect(Object.keys(at('07:59'))).toHaveLength(0)
    expect(Object.keys(at('08:00'))).toHaveLength(1)
  })
})

describe('a channel that is broken', () => {
  const later = (minutes: number) => new Date(day.getTime() + minutes * 60_000)

  test('is told through the others, once', () => {
    const sender = new Sender(aRobot('ops'), aRobot('boss'))
    sender.unreachable = ['robot ops']
    expect(sender.tell(day, disk)).toEqual({
      'robot boss': ['raised warning disk', 'raised critical notices/robot ops'],
    })
    expect(sender.tell(later(5))).toEqual({})
  })

  test('gets what it missed when it is well again, and the others hear of that', () => {
    const sender = new Sender(aRobot('ops'), aRobot('boss'))
    sender.unreachable = ['robot ops']
    sender.tell(day, disk)
    sender.unreachable = []
    expect(sender.tell(later(5))).toEqual({
      'robot ops': ['raised warning disk'],
      'robot boss': ['resolved critical notices/robot ops'],
    })
  })

  test('is tried less and less often, and at least once an hour', () => {
    const sender = new Sender(aRobot('ops'))
    sender.unreachable = ['robot ops']
    sender.tell(day, disk)
    const tries = Array.from({ length: 600 }, (_, at) => at + 1).filter((minute) => {
      const before = sender.state['robot ops']?.broken?.failures
      sender.tell(later(minute))
      return sender.state['robot ops']?.broken?.failures !== before
    })
    expect(tries.slice(0, 8)).toEqual([1, 3, 7, 15, 31, 63, 123, 183])
  })

  test('loses nothing when whoever sends is killed between two rounds', () => {
    const sender = new Sender(aRobot('ops'))
    // Written down and not yet sent: all that the next one finds is the file.
    const { state } = post({}, [disk], sender.receivers, day)
    sender.state = JSON.parse(JSON.stringify(state))
    expect(sender.tell(day)).toEqual({ 'robot ops': ['raised warning disk'] })
  })

  test('a message that is tried again has the same id', () => {
    const receivers = [aRobot('ops')]
    const first = post({}, [disk], receivers, day)
    const again = post(first.state, [], receivers, later(5))
    expect(again.messages[0]?.id).toBe(first.messages[0]?.id)
  })
})
