import { expect, test } from 'vitest'
import { Crc64, combineCrc64 } from './crc64.ts'

const checksum = (text: string) => new Crc64().update(Buffer.from(text)).digest()

test('is CRC-64/XZ', () => {
  expect(checksum('123456789')).toBe(0x995dc9bbdf1939fan)
  expect(checksum('')).toBe(0n)
})

test('does not depend on how the bytes arrive', () => {
  const text = 'The quick brown fox jumps over the lazy dog'
  for (let cut = 0; cut <= text.length; cut += 1) {
    const inTwo = new Crc64().update(Buffer.from(text.slice(0, cut))).update(Buffer.from(text.slice(cut)))
    expect(inTwo.digest()).toBe(checksum(text))
  }
})

test('of two parts gives that of the whole', () => {
  const text = 'The quick brown fox jumps over the lazy dog'
  for (let cut = 0; cut <= text.length; cut += 1) {
    const [a, b] = [text.slice(0, cut), text.slice(cut)]
    expect(combineCrc64(checksum(a), checksum(b), b.length)).toBe(checksum(text))
  }
})
