import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clone, readyClone, type Tengyun } from './support/clone.ts'
import { changeShippedConfig } from './support/shipped-config.ts'

/** An environment is brought up, and its host tells a group of people how it is. Each step builds on the one before. */
describe('alarms that arrive', () => {
  let clone: Clone & { readonly tengyun: Tengyun }
  let group: Group
  beforeAll(async () => {
    group = await openGroup()
    clone = await readyClone()
    await changeShippedConfig(
      clone.folder,
      "alarms: {}, notices: { robots: [{ name: 'ops', address: 'ALARM_ROBOT' }], language: 'en' }",
    )
  })
  afterAll(async () => {
    await clone?.discard()
    group?.server.close()
  })

  const tengyun = (...words: string[]) => clone.tengyun(words, { env: { ALARM_ROBOT: group.address } })

  it('are watched for by the host from the first release on', async () => {
    const { exitCode, stderr } = await tengyun('up', 'local', '--yes', '--json')
    expect(stderr).not.toContain('are not watched')
    expect(exitCode).toBe(0)
    const look = async () => JSON.parse((await tengyun('alarm', 'list', '--json')).stdout).hosts[0]
    await expect.poll(async () => (await look()).alive, { timeout: 30_000, interval: 500 }).toBe(true)
    expect((await tengyun('status')).stdout).toContain('host-1 looked at itself')
    const { rules } = await look()
    const wellOf = (rule: string) => rules.find((one: { rule: string }) => one.rule === rule)?.value
    expect({
      app: wellOf('app'),
      web: wellOf('web'),
      postgres: wellOf('postgres'),
      redis: wellOf('redis'),
    }).toEqual({
      app: 0,
      web: 0,
      postgres: 0,
      redis: 0,
    })
    expect(
      rules.find((one: { rule: string; of: string }) => one.of === 'postgres/main').value,
    ).toBeGreaterThan(7)
  })

  it('go the whole way on trial, from the host to the group', async () => {
    const before = group.messages.length
    const { exitCode, stdout } = await tengyun('alarm', 'test')
    expect(stdout).toContain('errcode 0: ok')
    expect(exitCode).toBe(0)
    expect(group.messages.slice(before)).toEqual([expect.stringContaining('host-1')])
  })

  it('say what the other side answered where they do not arrive', async () => {
    group.refuses = true
    const { exitCode, stdout } = await tengyun('alarm', 'test')
    group.refuses = false
    expect(stdout).toContain('errcode 93000')
    expect(exitCode).toBe(4)
  })

  it('are missed: a host whose watcher does not look is told apart', async () => {
    const hosts = join(clone.folder, '.tengyun', 'emulator', 'hosts')
    const [host = ''] = await readdir(hosts)
    const file = join(hosts, host, 'opt', 'safe-system', 'watch', 'state.json')
    const known = JSON.parse(await readFile(file, 'utf8'))
    await rm(join(hosts, host, 'opt', 'safe-system', 'bin', 'watch'))
    await writeFile(file, JSON.stringify({ ...known, lookedAt: known.lookedAt - 3_600_000 }))
    const { exitCode, stdout } = await tengyun('alarm', 'list')
    expect(stdout).toContain('silent for')
    expect(exitCode).toBe(4)
  })

  it('are no longer watched for where nobody wants them', async () => {
    expect((await tengyun('alarm', 'remove')).exitCode).toBe(0)
    expect((await tengyun('alarm', 'list')).stdout).toContain('no watcher')
  })
})

interface Group {
  readonly server: Server
  readonly address: string
  readonly messages: string[]
  /** Whether the robot was taken out of the group. */
  refuses: boolean
}

/** Answers as the robot of a WeCom group does. */
async function openGroup(): Promise<Group> {
  const messages: string[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    if (!group.refuses) messages.push(JSON.parse(Buffer.concat(pieces).toString()).markdown.content)
    const answer = group.refuses
      ? { errcode: 93000, errmsg: 'invalid webhook url' }
      : { errcode: 0, errmsg: 'ok' }
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const group: Group = {
    server,
    address: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=693a91f6-7c1e`,
    messages,
    refuses: false,
  }
  return group
}
