import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instanceRoleCredentials } from './credentials.ts'

const ROLES = '/latest/meta-data/cam/security-credentials/'
const HOUR_MS = 3_600_000

let now: number
let handedOut: number
let away: boolean
const clock = () => new Date(now)
const metadata = createServer((request, response) => {
  if (away) return response.writeHead(500).end()
  if (request.url === ROLES) return response.end('safe-host')
  if (request.url !== `${ROLES}safe-host`) return response.writeHead(404).end()
  handedOut++
  const keys = { TmpSecretId: `id-${handedOut}`, TmpSecretKey: 'key', Token: 'token' }
  return response.end(JSON.stringify({ ...keys, ExpiredTime: (now + HOUR_MS) / 1000, Code: 'Success' }))
})

beforeEach(async () => {
  now = 1_800_000_000_000
  handedOut = 0
  away = false
  metadata.listen(0, '127.0.0.1')
  await once(metadata, 'listening')
})

afterEach(async () => {
  metadata.closeAllConnections()
  metadata.close()
  await once(metadata, 'close')
})

function source() {
  const { port } = metadata.address() as AddressInfo
  return instanceRoleCredentials(new URL(`http://127.0.0.1:${port}`), clock)
}

it('asks the instance for the keys of its role once, however many need them', async () => {
  const credentials = source()
  const given = await Promise.all([credentials(), credentials(), credentials()])
  expect(given.map(({ secretId }) => secretId)).toEqual(['id-1', 'id-1', 'id-1'])
  expect(given[0].token?.reveal()).toBe('token')
})

it('renews the keys before they expire', async () => {
  const credentials = source()
  await credentials()
  now += HOUR_MS - 6 * 60_000
  expect((await credentials()).secretId).toBe('id-1')
  now += 2 * 60_000
  expect((await credentials()).secretId).toBe('id-2')
})

it('goes on with keys that still work while the metadata service is away', async () => {
  const credentials = source()
  await credentials()
  away = true
  now += HOUR_MS - 60_000
  expect((await credentials()).secretId).toBe('id-1')
  now += 2 * 60_000
  await expect(credentials()).rejects.toThrow('The metadata service answered 500')
})
