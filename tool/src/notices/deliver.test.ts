import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aNotice, noon } from '../../test/receivers/builders.ts'
import { type Hook, openHook } from '../../test/receivers/hook.ts'
import { type Mailbox, mailLogin, openMailbox } from '../../test/receivers/mailbox.ts'
import { openRobotGroup, type RobotGroup } from '../../test/receivers/robot.ts'
import { type SteppedTiming, steppedTiming } from '../../test/receivers/stepped-timing.ts'
import { deliver } from './deliver.ts'
import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import type { EmailReceiver, Receiver } from './receiver.ts'

const everything = { levels: ['critical', 'warning', 'info'], quiet: null } as const
const signal = new AbortController().signal
let timing: SteppedTiming

beforeEach(() => {
  timing = steppedTiming(noon)
})

function aMessage(...notices: Notice[]): Message {
  return {
    id: '0123456789abcdef',
    to: 'robot ops',
    notices: notices.length > 0 ? notices : [aNotice()],
    at: noon,
  }
}

function sendTo(receiver: Receiver, message = aMessage(), patience?: number) {
  return deliver(receiver, message, { timing, signal, ...(patience === undefined ? {} : { patience }) })
}

describe('the robot of a WeCom group', () => {
  let group: RobotGroup
  const robot = (): Receiver => ({
    kind: 'robot',
    name: 'ops',
    language: 'zh',
    address: group.address,
    ...everything,
  })

  beforeEach(async () => {
    group = await openRobotGroup(timing.now)
  })
  afterEach(() => group.stop())

  test('says what happened, since when, and what to run next', async () => {
    const notice = aNotice({
      figure: { values: [60, 71, 82, 93], unit: '%', limit: 85 },
      next: 'npx tengyun logs production',
    })
    expect(await sendTo(robot(), aMessage(notice))).toEqual({ ok: true, answered: 'errcode 0: ok' })
    expect(group.messages).toEqual([
      [
        '<font color="comment">shop · production</font>',
        '',
        '**<font color="warning">严重</font> web-1 的磁盘快满了**',
        '> 开始于: 2026-11-23 13:53 北京时间，已持续 12 分钟',
        '> 走势: ▆▆▇█ 93 % (阈值 85 %)',
        '> 下一步: `npx tengyun logs production`',
      ].join('\n'),
    ])
  })

  test('waits for the next minute when the platform has had enough of this one', async () => {
    for (let sent = 0; sent < 20; sent++) await sendTo(robot())
    expect(await sendTo(robot())).toMatchObject({ ok: true })
    expect(timing.waits).toEqual([60_000])
    expect(group.messages).toHaveLength(21)
  })

  test('tells that it was refused for its frequency when nobody waits that long', async () => {
    group.fail(45009)
    expect(await sendTo(robot(), aMessage(), 10_000)).toMatchObject({
      ok: false,
      answered: 'errcode 45009: api freq out of limit',
    })
    expect(timing.waits).toEqual([])
  })

  test('does not ask twice where the address is none', async () => {
    const wrong = { ...robot(), address: group.address.replace(/key=.*/, 'key=gone') } as Receiver
    expect(await sendTo(wrong)).toEqual({ ok: false, answered: 'errcode 93000: invalid webhook url' })
    expect(timing.waits).toEqual([])
  })

  test('asks again when the platform is busy', async () => {
    group.fail(-1, -1)
    expect(await sendTo(robot())).toMatchObject({ ok: true })
    expect(timing.waits).toEqual([1_000, 2_000])
  })

  test('gives up on a platform that stays busy, and says so', async () => {
    group.fail(-1, -1, -1, -1)
    expect(await sendTo(robot())).toMatchObject({ ok: false, answered: 'errcode -1: system busy' })
  })

  test('fits a hundred alarms into what the platform takes', async () => {
    const storm = Array.from({ length: 100 }, (_, at) => aNotice({ cause: `disk/web-${at}` }))
    expect(await sendTo(robot(), aMessage(...storm))).toMatchObject({ ok: true })
    expect(group.messages[0]).toMatch(/……另有 \d+ 项$/)
  })

  test('tells that nobody answers, without the key that is in the address', async () => {
    await group.stop()
    const { ok, answered } = await sendTo(robot())
    expect(ok).toBe(false)
    expect(answered).toContain('ECONNREFUSED')
    expect(answered).not.toContain('key=')
    group = await openRobotGroup()
  })
})

describe('e-mail', () => {
  let box: Mailbox
  const reader = (more: Partial<EmailReceiver['server']> = {}): EmailReceiver => ({
    kind: 'email',
    name: 'team',
    language: 'en',
    server: { host: box.host, port: box.port, authority: box.authority, login: mailLogin, ...more },
    from: 'alarm@example.com',
    to: ['li@example.com', 'wang@example.com'],
    ...everything,
  })

  afterEach(() => box.stop())

  test('comes encrypted, as text and as HTML, to all who are named', async () => {
    box = await openMailbox()
    const notice = aNotice({ facts: [{ name: { en: 'Path', zh: '路径' }, value: '/data <old> & "new"' }] })
    expect(await sendTo(reader(), aMessage(notice))).toMatchObject({
      ok: true,
      answered: '250 queued as 4Xy',
    })
    const [mail] = box.mails
    expect(mail).toMatchObject({
      subject: '[Critical] production: The disk of web-1 is nearly full',
      to: ['li@example.com', 'wang@example.com'],
      encrypted: true,
    })
    expect(mail?.text).toContain('  Path: /data <old> & "new"')
    expect(mail?.html).toContain('/data &lt;old&gt; &amp; &quot;new&quot;')
    expect(mail?.headers).toMatchObject({ 'auto-submitted': 'auto-generated', importance: 'High' })
  })

  test('speaks Chinese to whoever reads Chinese', async () => {
    box = await openMailbox()
    await sendTo({ ...reader(), language: 'zh' })
    expect(box.mails[0]?.subject).toBe('[严重] production：web-1 的磁盘快满了')
    expect(box.mails[0]?.text).toContain('开始于: 2026-11-23 13:53 北京时间，已持续 12 分钟')
  })

  test('is one conversation from raised to resolved', async () => {
    box = await openMailbox()
    await sendTo(reader(), aMessage(aNotice()))
    await sendTo(reader(), { ...aMessage(aNotice({ state: 'resolved' })), id: 'fedcba9876543210' })
    const [raised, resolved] = box.mails.map(({ headers }) => headers)
    expect(resolved?.references).toBe(raised?.references)
    expect(resolved?.['message-id']).not.toBe(raised?.['message-id'])
  })

  test('is not sent at all where the server does not encrypt', async () => {
    box = await openMailbox({ hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] })
    // Leads to this machine too, but is not its own address, to which mail may go in the clear.
    const { ok, answered } = await sendTo(reader({ host: '0.0.0.0' }))
    expect({ ok, answered }).toMatchObject({ ok: false, answered: expect.stringContaining('STARTTLS') })
    expect(box.mails).toEqual([])
  })

  test('is not sent to a server that nobody vouches for', async () => {
    box = await openMailbox()
    const { authority: _, ...server } = reader().server
    expect(await sendTo({ ...reader(), server })).toMatchObject({
      ok: false,
      answered: expect.stringContaining('self-signed certificate'),
    })
    expect(timing.waits).toEqual([])
    expect(box.mails).toEqual([])
  })

  test('tells that the server does not take the password, without the password', async () => {
    box = await openMailbox()
    const { ok, answered } = await sendTo(reader({ login: { ...mailLogin, password: 'wrong' } }))
    expect({ ok, answered }).toEqual({
      ok: false,
      answered: 'Invalid login: 535 Invalid username or password',
    })
    expect(timing.waits).toEqual([])
  })

  test('tells of readers whom the server does not know', async () => {
    box = await openMailbox({
      onRcptTo({ address }, _session, done) {
        done(
          address.startsWith('wang') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
        )
      },
    })
    expect(await sendTo(reader())).toEqual({
      ok: false,
      answered: '250 queued as 4Xy; refused: wang@example.com',
    })
  })
})

describe('a webhook', () => {
  let hook: Hook
  const receiver = (): Receiver => ({
    kind: 'webhook',
    name: 'pager',
    language: 'en',
    address: hook.address,
    key: 'whsec_c2VjcmV0IGtleQ==',
    ...everything,
  })

  beforeEach(async () => {
    hook = await openHook()
  })
  afterEach(() => hook.stop())

  test('gets JSON that only somebody with the key can have signed', async () => {
    expect(await sendTo(receiver())).toEqual({ ok: true, answered: 'HTTP 204' })
    const { headers, body } = hook.calls[0] ?? { headers: {}, body: '' }
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const expected = createHmac('sha256', 'secret key').update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
    expect(headers['webhook-timestamp']).toBe(String(Date.parse(noon) / 1000))
    expect(JSON.parse(body)).toMatchObject({
      type: 'tengyun.notices',
      notices: [{ cause: 'disk/web-1', title: 'The disk of web-1 is nearly full', level: 'critical' }],
    })
  })

  test('gets the same id however often it is tried', async () => {
    hook.fail(503, 429)
    expect(await sendTo(receiver())).toMatchObject({ ok: true })
    expect(new Set(hook.calls.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set(['0123456789abcdef']),
    )
    expect(hook.calls).toHaveLength(3)
  })

  test('is not asked again once it said no', async () => {
    hook.fail(401)
    expect(await sendTo(receiver())).toEqual({ ok: false, answered: 'HTTP 401' })
    expect(hook.calls).toHaveLength(1)
  })

  test('is not followed to where it points', async () => {
    hook.fail(302)
    expect(await sendTo(receiver())).toEqual({ ok: false, answered: 'HTTP 302' })
  })
})
