import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from './journal.ts'
import { openAddresses } from './loopback-addresses.ts'
import { canListen, choosePort } from './ports.ts'
import type { Store } from './store.ts'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-addresses-'))
  store = openStore(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

test('an owner keeps its address, and no other gets it', async () => {
  const addresses = await openAddresses(store, folder)
  const first = await addresses.allocate('ins-1')
  expect(await addresses.allocate('ins-1')).toBe(first)
  expect(await addresses.allocate('ins-2')).not.toBe(first)
})

test('an address that was given back is given out again', async () => {
  const addresses = await openAddresses(store, folder)
  const first = await addresses.allocate('ins-1')
  addresses.release('ins-1')
  expect(await addresses.allocate('ins-2')).toBe(first)
})

test('an address can be listened on', async () => {
  const addresses = await openAddresses(store, folder)
  const address = await addresses.allocate('ins-1')
  expect(address).toMatch(/^127\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./)
  expect(await canListen(address, 0)).toBe(true)
})

test('two data folders begin at different places', async () => {
  const one = await openAddresses(store, '/one')
  const first = await one.allocate('ins-1')
  one.release('ins-1')
  const other = await openAddresses(store, '/other')
  expect(await other.allocate('ins-1')).not.toBe(first)
})

test('a port that somebody has is avoided, below the range for outgoing connections', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : 0
  const port = await choosePort('127.0.0.1', taken)
  expect(port).not.toBe(taken)
  expect(port).toBeLessThan(32_768)
  server.close()
})

test('where the emulator listens elsewhere, all share its address and have ports of their own', async () => {
  const addresses = await openAddresses(store, folder, '127.0.0.9')
  const [one, two] = [await addresses.allocate('ins-1'), await addresses.allocate('ins-2')]
  expect([one, two]).toEqual(['127.0.0.9', '127.0.0.9'])
  expect(await addresses.choosePort(one, 0)).not.toBe(await addresses.choosePort(two, 0))
})
