import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEnvironment, type TestEnvironment } from '../../test/environment.ts'
import {
  type LiveProcessOptions,
  listen,
  logger,
  oneTo,
  startLiveProcess,
  TestLog,
  TestSessions,
  ticketAt,
} from '../../test/live-world.ts'
import { eventually } from '../../test/processes.ts'
import { connectDatabase, type Database } from '../database/connect.ts'
import { migrate } from '../database/migrations.ts'
import { MACHINE_ID } from '../people/machine.ts'

let environment: TestEnvironment
let database: Database
let log: TestLog
let sessions: TestSessions
let object = 0
const running: (() => Promise<void>)[] = []

beforeAll(async () => {
  environment = await startEnvironment()
  await migrate(environment.postgres.address, join(import.meta.dirname, '../migrations'), logger)
  database = connectDatabase(environment.postgres.address, logger)
}, 30_000)

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()))
})

afterAll(async () => {
  await database.destroy()
  await environment.stop()
})

async function start(options: Partial<LiveProcessOptions> = {}) {
  const live = await startLiveProcess({ environment, database, log, sessions, ...options })
  running.push(live.stop)
  await eventually(async () => expect(live.redis.status).toBe('ready'))
  return live
}

/** A process, and a name for an object that no other test has touched. */
async function begin(options: Partial<LiveProcessOptions> = {}) {
  log = new TestLog(database)
  await log.create()
  sessions = new TestSessions()
  return { live: await start(options), id: `object-${++object}` }
}

describe('the ticket', () => {
  it('opens one socket and no second one', async () => {
    const { live } = await begin()
    const ticket = await ticketAt(live.url)
    const { socket } = await listen(live.url, ticket)
    expect(socket.protocol).toBe('safe-live')
    await expect(listen(live.url, ticket)).rejects.toThrow('401')
  })

  it('opens a socket of any process', async () => {
    const { live } = await begin()
    const other = await start()
    const { socket } = await listen(other.url, await ticketAt(live.url))
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('opens nothing when it is made up, has grown old, or its session has ended', async () => {
    const { live } = await begin()
    await expect(listen(live.url, 'x'.repeat(43))).rejects.toThrow('401')
    const old = await ticketAt(live.url)
    await database
      .updateTable('live_tickets')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .execute()
    await expect(listen(live.url, old)).rejects.toThrow('401')
    const orphan = await ticketAt(live.url, 'wang')
    sessions.end('wang')
    await expect(listen(live.url, orphan)).rejects.toThrow('401')
  })

  it('is not given to strangers', async () => {
    const { live } = await begin()
    const response = await fetch(`${live.url}/api/ws-ticket`, { method: 'POST' })
    expect(response.status).toBe(401)
  })
})

describe('the page that opens the socket', () => {
  it.each([
    ['our own', (url: string) => url, true],
    ['one of the list', () => 'https://console.example.com', true],
    ["somebody else's", () => 'https://evil.example.com', false],
    ['none at all', () => 'null', false],
  ])('may be %s', async (_, originOf, accepted) => {
    const { live } = await begin()
    const attempt = listen(live.url, await ticketAt(live.url), { origin: originOf(live.url) })
    if (accepted) expect((await attempt).socket.protocol).toBe('safe-live')
    else await expect(attempt).rejects.toThrow('403')
  })
})

describe('a topic', () => {
  it('is replayed from the number that the client has, and goes on live in any process', async () => {
    const { live, id } = await begin()
    const other = await start()
    for (const step of oneTo(3)) await log.append(id, { step })
    const { say, numbers, heard } = await listen(other.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 1 })
    await eventually(async () => expect(numbers()).toEqual([2, 3]))
    expect(heard[0]).toEqual({ type: 'subscribed', topic: `plan:${id}`, after: 1, last: 3 })
    live.hub.announce(await log.append(id, { step: 4 }))
    await eventually(async () => expect(numbers()).toEqual([2, 3, 4]))
    expect(heard.at(-1)).toMatchObject({ type: 'event', kind: 'test', payload: { step: 4 } })
  })

  it('carries what is whispered, in any process, for as long as somebody may listen, and counts on without it', async () => {
    const { live, id } = await begin({ limits: { permission: 50 } })
    const other = await start({ limits: { permission: 50 } })
    const topic = `plan:${id}`
    live.hub.announce(await log.append(id, { step: 1 }))
    const near = await listen(live.url, await ticketAt(live.url))
    const far = await listen(other.url, await ticketAt(live.url))
    for (const { say } of [near, far]) say({ type: 'subscribe', topic, after: 0 })
    for (const { numbers } of [near, far]) await eventually(async () => expect(numbers()).toEqual([1]))
    for (const { heard } of [near, far]) {
      const before = heard.length
      // The permission to listen has lapsed more than once by the time the last of these is said.
      await eventually(async () => {
        live.hub.whisper({ topic, kind: 'piece', payload: { text: 'Water' } })
        expect(heard.length).toBeGreaterThan(before + 20)
      })
      expect(heard.at(-1)).toEqual({ type: 'whisper', topic, kind: 'piece', payload: { text: 'Water' } })
    }
    live.hub.announce(await log.append(id, { step: 2 }))
    for (const { numbers } of [near, far]) await eventually(async () => expect(numbers()).toEqual([1, 2]))
  })

  it('has neither gap nor double between replay and live, while two processes write', async () => {
    const { live, id } = await begin()
    const other = await start()
    const writers = [live, other].map(async ({ hub }) => {
      for (const step of oneTo(300)) hub.announce(await log.append(id, { step }))
    })
    const clients = []
    for (const { url } of [live, other, live, other, live]) {
      const client = await listen(url, await ticketAt(url))
      client.say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
      clients.push(client)
    }
    await Promise.all(writers)
    for (const { numbers } of clients) await eventually(async () => expect(numbers()).toEqual(oneTo(600)))
  }, 20_000)

  it('is put in order and completed where announcements come late, twice or never', async () => {
    const { live, id } = await begin({ limits: { poll: 50 } })
    const { say, numbers, heard } = await listen(live.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    await eventually(async () => expect(heard).toHaveLength(1))
    const events = []
    for (const step of oneTo(5)) events.push(await log.append(id, { step }))
    const [first, second, third] = events
    for (const event of [third, first, second, second, third]) if (event) live.hub.announce(event)
    // Of 4 and 5 nobody says a word.
    await eventually(async () => expect(numbers()).toEqual(oneTo(5)))
  })

  it('goes on while Redis is away: at once within a process, by looking into the log in others', async () => {
    const { live, id } = await begin({ limits: { pollAlone: 50 } })
    const other = await start({ limits: { pollAlone: 50 } })
    const here = await listen(live.url, await ticketAt(live.url))
    const there = await listen(other.url, await ticketAt(live.url))
    for (const { say } of [here, there]) say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    await eventually(async () => expect([...here.heard, ...there.heard]).toHaveLength(2))
    await environment.redis.stop()
    for (const step of oneTo(5)) live.hub.announce(await log.append(id, { step }))
    await eventually(async () => expect(here.numbers()).toEqual(oneTo(5)))
    await eventually(async () => expect(there.numbers()).toEqual(oneTo(5)))
    await environment.redis.start()
    await eventually(async () => expect(live.redis.status).toBe('ready'))
    await eventually(async () => expect(other.redis.status).toBe('ready'))
    live.hub.announce(await log.append(id, { step: 6 }))
    await eventually(async () => expect(there.numbers()).toEqual(oneTo(6)))
  })

  it('says so when its log ends before what the client has, and follows it from there', async () => {
    const { live, id } = await begin()
    for (const step of oneTo(5)) await log.append(id, { step })
    await log.cutAfter(id, 2)
    const { say, heard, numbers } = await listen(live.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 5 })
    await eventually(async () => expect(heard).toHaveLength(2))
    expect(heard[1]).toEqual({ type: 'reset', topic: `plan:${id}`, last: 2 })
    live.hub.announce(await log.append(id, { step: 3 }))
    await eventually(async () => expect(numbers()).toEqual([3]))
  })

  it('is left when the client says so', async () => {
    const { live, id } = await begin()
    const { say, heard, numbers } = await listen(live.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    say({ type: 'unsubscribe', topic: `plan:${id}` })
    await eventually(async () => expect(heard.at(-1)).toMatchObject({ type: 'unsubscribed' }))
    live.hub.announce(await log.append(id, {}))
    say({ type: 'ping' })
    await eventually(async () => expect(heard.at(-1)).toEqual({ type: 'pong' }))
    expect(numbers()).toEqual([])
  })

  it('that is not for the person, or does not exist, is refused in the same words', async () => {
    const { live } = await begin()
    const { say, heard } = await listen(live.url, await ticketAt(live.url), { 'accept-language': 'en' })
    for (const topic of ['plan:secret', 'nothing:1', 'plan:', 'PLAN'])
      say({ type: 'subscribe', topic, after: 0 })
    await eventually(async () => expect(heard).toHaveLength(4))
    const message = 'There is no such topic, or it is not yours to read.'
    for (const answer of heard)
      expect(answer).toMatchObject({ type: 'refused', code: 'live/topic-refused', message })
  })

  it('is taken from a person who may not read it any longer, before the next event', async () => {
    const { live, id } = await begin({ limits: { permission: 0 } })
    const { say, heard, numbers } = await listen(live.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    live.hub.announce(await log.append(id, {}))
    await eventually(async () => expect(numbers()).toEqual([1]))
    log.closed.add(id)
    live.hub.announce(await log.append(id, {}))
    await eventually(async () => expect(heard.at(-1)).toMatchObject({ type: 'refused' }))
    expect(numbers()).toEqual([1])
  })
})

describe('a socket', () => {
  it('is closed at once when its session ends, and no other', async () => {
    const { live } = await begin()
    const first = await listen(live.url, await ticketAt(live.url, 'li'))
    const second = await listen(live.url, await ticketAt(live.url, 'wang'))
    sessions.end('li')
    expect(await first.closed).toEqual({ code: 4401, reason: 'signed out' })
    expect(second.socket.readyState).toBe(second.socket.OPEN)
  })

  it('is closed with the next heartbeat when news of the end was lost', async () => {
    const { live } = await begin({ limits: { heartbeat: 30 } })
    const { closed } = await listen(live.url, await ticketAt(live.url))
    sessions.ended.add('li')
    expect((await closed).code).toBe(4401)
  })

  it('is ended when its client gives no sign of life', async () => {
    const { live } = await begin({ limits: { heartbeat: 50 } })
    const { socket, closed } = await listen(live.url, await ticketAt(live.url))
    socket.pause()
    await eventually(async () => expect(live.connections.size).toBe(0))
    socket.resume()
    expect((await closed).code).toBe(1006)
  })

  it('whose client does not read is cut instead of buffered, and loses nothing', async () => {
    const { live, id } = await begin({ limits: { waitingBytes: 64 * 1024 } })
    const text = 'x'.repeat(16 * 1024)
    const slow = await listen(live.url, await ticketAt(live.url))
    slow.say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    await eventually(async () => expect(slow.heard).toHaveLength(1))
    slow.socket.pause()
    let last = 0
    // Until the buffers of the system are full and those of the process begin to fill.
    await eventually(async () => {
      for (let event = 0; event < 100; event++) {
        last++
        live.hub.announce(await log.append(id, { text }))
      }
      expect(live.connections.size).toBe(0)
    }, 20_000)
    slow.socket.resume()
    expect([1013, 1006]).toContain((await slow.closed).code)
    const reached = slow.numbers().at(-1) ?? 0
    const again = await listen(live.url, await ticketAt(live.url))
    again.say({ type: 'subscribe', topic: `plan:${id}`, after: reached })
    await eventually(async () => expect([...slow.numbers(), ...again.numbers()]).toEqual(oneTo(last)))
  }, 30_000)

  it.each([
    ['nonsense', 'nonsense', 1008],
    ['bytes', Buffer.from('{"type":"ping"}'), 1008],
    ['an unknown wish', '{"type":"shout"}', 1008],
    ['a long message', `{"type":"ping","x":"${'x'.repeat(5_000)}"}`, 1009],
  ])('is closed when it says %s', async (_, data, code) => {
    const { live } = await begin()
    const { socket, closed } = await listen(live.url, await ticketAt(live.url))
    socket.send(data)
    expect((await closed).code).toBe(code)
  })

  it('is closed when it talks without end', async () => {
    const { live } = await begin({ limits: { messageBurst: 10, messagesPerSecond: 1 } })
    const { say, closed } = await listen(live.url, await ticketAt(live.url))
    for (const _ of oneTo(20)) say({ type: 'ping' })
    expect(await closed).toEqual({ code: 1008, reason: 'too many messages' })
  })

  it('has so many topics, and its person so many sockets', async () => {
    const { live } = await begin({ limits: { topicsPerSocket: 2, socketsPerPerson: 2 } })
    const { say, heard } = await listen(live.url, await ticketAt(live.url))
    for (const id of ['a', 'b', 'c']) say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    await eventually(async () => expect(heard.at(-1)).toMatchObject({ code: 'live/too-many-topics' }))
    const second = await listen(live.url, await ticketAt(live.url))
    await expect(listen(live.url, await ticketAt(live.url))).rejects.toThrow('429')
    second.socket.close()
    await second.closed
    await eventually(async () => listen(live.url, await ticketAt(live.url)))
  })

  it('lets the account that tries the app have more, all at once', async () => {
    const { live } = await begin({ limits: { socketsPerPerson: 1, socketsOfMachine: 3 } })
    for (const _ of oneTo(3)) await listen(live.url, await ticketAt(live.url, MACHINE_ID))
    await expect(listen(live.url, await ticketAt(live.url, MACHINE_ID))).rejects.toThrow('429')
  })

  it('goes on while the server drains, and is then sent to the next one', async () => {
    const { live, id } = await begin({ drainMs: 2_000 })
    const { say, heard, numbers, closed } = await listen(live.url, await ticketAt(live.url))
    say({ type: 'subscribe', topic: `plan:${id}`, after: 0 })
    await eventually(async () => expect(heard).toHaveLength(1))
    const stopped = live.stop()
    await eventually(async () => await expect(fetch(`${live.url}/`)).rejects.toThrow())
    live.hub.announce(await log.append(id, {}))
    await eventually(async () => expect(numbers()).toEqual([1]))
    expect((await closed).code).toBe(1012)
    await stopped
    running.splice(0)
  })
})
