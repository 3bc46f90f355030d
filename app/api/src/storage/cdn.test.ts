import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { addressOnCdn } from './cdn.ts'

it('signs the path and the time with the key, as type A of the CDN has it', () => {
  const cdn = { url: new URL('https://files.example.com'), key: new Secret('k1y2z3') }
  const address = addressOnCdn(cdn, 'files/a-b', new Date('2026-11-23T08:00:00.900Z'))
  expect(address.origin + address.pathname).toBe('https://files.example.com/files/a-b')
  const [, time, random, hash] =
    /^(\d+)-([0-9a-f]{16})-0-([0-9a-f]{32})$/.exec(address.searchParams.get('cdn_sign') ?? '') ?? []
  expect(time).toBe('1795420800')
  expect(hash).toBe(createHash('md5').update(`/files/a-b-${time}-${random}-0-k1y2z3`).digest('hex'))
})

it('gives another address each time', () => {
  const cdn = { url: new URL('https://files.example.com'), key: new Secret('k1y2z3') }
  const at = new Date()
  expect(addressOnCdn(cdn, 'files/a', at).href).not.toBe(addressOnCdn(cdn, 'files/a', at).href)
})
