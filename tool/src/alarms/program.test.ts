import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Mailbox, mailLogin, openMailbox } from '../../test/receivers/mailbox.ts'
import { alarms } from '../config/sections/alarms.ts'
import type { Receiver } from '../notices/receiver.ts'
import type { WatchOrder } from './host/order.ts'
import { mainFile, withProgram } from './program.ts'
import { rulesFor } from './rules/index.ts'
import { testNotice } from './test-notice.ts'

const run = promisify(execFile)

/** As a host has it: nothing of this repository is near. */
describe('the watcher as it travels', () => {
  let folder = ''
  let mailbox: Mailbox
  beforeAll(async () => {
    mailbox = await openMailbox()
    folder = await mkdtemp(join(tmpdir(), 'tengyun-watch-'))
    await withProgram(({ file }) => run('tar', ['-xzf', file, '-C', folder]))
    await writeFile(join(folder, 'order.json'), JSON.stringify(orderWith(mailTo(mailbox))))
  })
  afterAll(async () => {
    await mailbox?.stop()
    await rm(folder, { recursive: true })
  })

  const watch = (...words: string[]) =>
    run(process.execPath, [mainFile, 'order.json', 'state.json', ...words], { cwd: folder })

  it('looks, and writes down what it saw', async () => {
    const { stderr } = await watch()
    expect(stderr).toBe('')
    const { causes, lookedAt } = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'))
    expect(lookedAt).toBeGreaterThan(0)
    expect(Object.keys(causes)).toEqual(
      expect.arrayContaining(['disk/web-1/root', 'memory/web-1', 'app/web-1', 'web/web-1']),
    )
  })

  it('brings along what sends mail', async () => {
    const place = { project: 'shop', environment: 'production' }
    const notice = testNotice(place, 'web-1', 'somebody', new Date())
    await writeFile(join(folder, 'notice.json'), JSON.stringify(notice))
    const { stdout } = await watch('test', 'notice.json')
    expect(stdout).toContain('250 queued as 4Xy')
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('A test alarm')])
  })

  it('says again what it was killed while saying, under the same id, and then no more', async () => {
    const ids: string[] = []
    let running: ReturnType<typeof spawn> | undefined
    const hook = createServer((request, response) => {
      ids.push(String(request.headers['webhook-id']))
      if (ids.length === 1) running?.kill('SIGKILL')
      else response.end()
    }).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const { port } = hook.address() as AddressInfo
    const address = `http://127.0.0.1:${port}/`
    const order = orderWith({ kind: 'webhook', name: 'pager', address, ...everything })
    const rules = order.rules.filter(({ id }) => id === 'app').map((rule) => ({ ...rule, lasts: 0 }))
    await writeFile(join(folder, 'killed.json'), JSON.stringify({ ...order, rules }))
    const words = [mainFile, 'killed.json', 'killed-state.json']
    try {
      running = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' })
      expect((await once(running, 'exit'))[1]).toBe('SIGKILL')
      for (let look = 0; look < 2; look++) await run(process.execPath, words, { cwd: folder })
      expect(ids).toEqual([ids[0], ids[0]])
    } finally {
      hook.closeAllConnections()
      await once(hook.close(), 'close')
    }
  })

  it('is the same archive as long as its sources are', async () => {
    const [one, other] = [
      await withProgram(async ({ key }) => key),
      await withProgram(async ({ key }) => key),
    ]
    expect(one).toBe(other)
  })
})

const everything = { levels: ['critical', 'warning', 'info'], language: 'en', quiet: null } as const

function mailTo({ host, port, authority }: Mailbox): Receiver {
  const server = { host, port, authority, login: mailLogin }
  return {
    kind: 'email',
    name: 'oncall',
    from: 'alarm@example.com',
    to: ['a@example.com'],
    server,
    ...everything,
  }
}

/** A host on which nothing runs yet. */
function orderWith(receiver: Receiver): WatchOrder {
  const { thresholds } = alarms.parse({})
  const nowhere = 'http://127.0.0.1:9'
  return {
    project: 'shop',
    environment: 'production',
    host: 'web-1',
    root: '',
    runtime: 'process',
    tellsShared: true,
    rules: rulesFor({
      environment: 'production',
      thresholds,
      backups: undefined,
      databases: ['postgres', 'redis'],
    }),
    receivers: [receiver],
    disks: ['/'],
    app: { door: nowhere, slots: { blue: nowhere, green: nowhere }, health: '/health', ready: '/ready' },
    certificates: [],
  }
}
