import { expect, test } from 'vitest'
import { checkConfig } from '../config/check.ts'
import { openSecrets } from '../secrets/secrets.ts'
import { withRobots } from './cloud-robots.ts'
import { resolveReceivers } from './resolve.ts'

const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1'
const quietHours = { from: '22:00', until: '08:00' }

function environmentWith(notices: object) {
  const environment = {
    cloud: 'tencent',
    region: 'ap-guangzhou',
    zone: 'ap-guangzhou-6',
    alarms: {},
    notices,
  }
  const app = { build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }
  const checked = checkConfig({ project: 'shop', app, environments: { production: environment } })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const { production } = checked.config.environments
  if (production === undefined) throw new Error('no production')
  return production
}

async function placeWith(kept: Record<string, string>, env: Record<string, string> = {}) {
  const values = Object.fromEntries(Object.entries(kept).map(([name, value]) => [`app/${name}`, value]))
  const secrets = await openSecrets({
    read: async () => values,
    write: async () => {},
    erase: async () => {},
  })
  return { environment: 'production', folder: '/nowhere', secrets, env }
}

test('each receiver has what it says of itself, and the section’s for what it does not say', async () => {
  const { notices } = environmentWith({
    quietHours,
    robots: [
      { name: 'ops', address: 'ROBOT' },
      { name: 'boss', address: 'ROBOT', levels: ['critical'], language: 'en', quietHours: false },
    ],
  })
  const { receivers } = await resolveReceivers(notices, await placeWith({ ROBOT: robot }))
  expect(receivers).toEqual([
    {
      kind: 'robot',
      name: 'ops',
      address: robot,
      levels: ['critical', 'warning', 'info'],
      language: 'zh',
      quiet: quietHours,
    },
    { kind: 'robot', name: 'boss', address: robot, levels: ['critical'], language: 'en', quiet: null },
  ])
})

test('the environment of the process comes before what is kept', async () => {
  const { notices } = environmentWith({ robots: [{ name: 'ops', address: 'ROBOT' }] })
  const place = await placeWith({ ROBOT: robot }, { ROBOT: `${robot}2` })
  expect((await resolveReceivers(notices, place)).receivers).toMatchObject([{ address: `${robot}2` }])
})

test('an address that would carry its key in the clear is not used', async () => {
  const { notices } = environmentWith({ webhooks: [{ name: 'pager', address: 'HOOK' }] })
  const used = async (HOOK: string) => {
    const { unreachable } = await resolveReceivers(notices, await placeWith({ HOOK }))
    return unreachable.length === 0
  }
  expect(await used('https://pager.example.com/hook')).toBe(true)
  expect(await used('http://127.0.0.1:8080/hook')).toBe(true)
  expect(await used('http://pager.example.com/hook')).toBe(false)
  expect(await used('pager.example.com')).toBe(false)
})

test('who lacks a password is named, and the others are reached', async () => {
  const { notices } = environmentWith({
    robots: [{ name: 'ops', address: 'ROBOT' }],
    email: {
      host: 'smtp.example.com',
      from: 'alarm@example.com',
      login: { user: 'alarm', password: 'MAIL_PASSWORD' },
      readers: [{ name: 'team', to: ['li@example.com'] }],
    },
  })
  const { receivers, unreachable } = await resolveReceivers(notices, await placeWith({ ROBOT: robot }))
  expect(receivers.map(({ name }) => name)).toEqual(['ops'])
  expect(unreachable).toMatchObject([
    { channel: 'email team', why: { en: expect.stringContaining('secrets set MAIL_PASSWORD production') } },
  ])
})

test('two receivers of a kind cannot have one name', () => {
  const twice = { robots: [1, 2].map(() => ({ name: 'ops', address: 'ROBOT' })) }
  expect(() => environmentWith(twice)).toThrow('a different name')
})

test('Cloud Monitor tells the robots that want warnings, too', async () => {
  const environment = environmentWith({
    robots: [
      { name: 'ops', address: 'ROBOT' },
      { name: 'boss', address: 'BOSS', levels: ['critical'] },
      { name: 'unknown', address: 'UNKNOWN' },
    ],
  })
  const { alarms } = withRobots(environment, await placeWith({ ROBOT: robot, BOSS: `${robot}2` }))
  expect(alarms?.webhooks).toEqual([robot])
})
