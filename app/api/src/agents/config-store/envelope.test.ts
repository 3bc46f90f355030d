import { describe, expect, it } from 'vitest'
import { Secret } from '../../secret.ts'
import { ConfigKeys } from './config-keys.ts'
import { looksSealed, open, rewrapped, SealError, seal } from './envelope.ts'

const [old, fresh, foreign] = ['old', 'new', 'other'].map(
  (name) => new Secret(`${name} key of 32 characters or more`),
)
const keysOf = (...secrets: (Secret | undefined)[]) =>
  new ConfigKeys(secrets.filter((one) => one !== undefined))

const keys = keysOf(old)
const content = Buffer.from('提示词 and more')
const place = 'team 1 version 1'
const reasonOf = (work: () => unknown) => {
  try {
    work()
    return 'opened'
  } catch (error) {
    return error instanceof SealError ? error.reason : error
  }
}

it('opens to what was sealed, at its place', () => {
  const sealed = seal(content, place, keys)
  expect(looksSealed(sealed)).toBe(true)
  expect(sealed.includes(content)).toBe(false)
  expect(open(sealed, place, keys)).toEqual(content)
  expect(open(seal(Buffer.alloc(0), place, keys), place, keys)).toEqual(Buffer.alloc(0))
})

it('is never the same twice, so that nobody sees that two texts are equal', () => {
  const [a, b] = [seal(content, place, keys), seal(content, place, keys)]
  const head = looksSealed(a) ? 13 : 0
  expect(a.subarray(head).equals(b.subarray(head))).toBe(false)
})

describe('what was tampered with', () => {
  it('does not open, whichever bit was flipped', () => {
    const sealed = seal(content, place, keys)
    const opened = []
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = Buffer.from(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      if (reasonOf(() => open(flipped, place, keys)) === 'opened') opened.push(bit)
      if (reasonOf(() => rewrapped(flipped, place, keysOf(fresh, old))) === 'opened' && bit < 73 * 8)
        opened.push(`${bit}, and was sealed anew`)
    }
    expect(opened).toEqual([])
  })

  it('does not open when it was cut off or added to', () => {
    const sealed = seal(content, place, keys)
    const lengths = Array.from({ length: sealed.length }, (_, length) => length)
    const reasons = lengths.map((length) => reasonOf(() => open(sealed.subarray(0, length), place, keys)))
    expect(new Set(reasons)).toEqual(new Set(['damaged']))
    expect(reasonOf(() => open(Buffer.concat([sealed, Buffer.from('x')]), place, keys))).toBe('damaged')
  })

  it('does not open at another place', () => {
    expect(reasonOf(() => open(seal(content, place, keys), 'team 1 version 2', keys))).toBe('damaged')
  })

  it('does not open with parts of two that belong to one place', () => {
    const [a, b] = [seal(content, place, keys), seal(content, place, keys)]
    const mixed = Buffer.concat([a.subarray(0, 73), b.subarray(73)])
    expect(reasonOf(() => open(mixed, place, keys))).toBe('damaged')
  })
})

describe('a rotation', () => {
  it('leaves the content as it is, under a key that opens it alone', () => {
    const sealed = seal(content, place, keys)
    const anew = rewrapped(sealed, place, keysOf(fresh, old)) ?? sealed
    expect(anew.subarray(73)).toEqual(sealed.subarray(73))
    expect(open(anew, place, keysOf(fresh))).toEqual(content)
    expect(reasonOf(() => open(anew, place, keysOf(old)))).toBe('unknown-key')
  })

  it('has nothing to do where the first key has sealed', () => {
    expect(rewrapped(seal(content, place, keys), place, keysOf(old, fresh))).toBeUndefined()
  })

  it('does not make what was damaged look whole', () => {
    const sealed = seal(content, 'elsewhere', keys)
    expect(reasonOf(() => rewrapped(sealed, place, keysOf(fresh, old)))).toBe('damaged')
  })
})

it('says of a key that it does not have that it is the key', () => {
  expect(reasonOf(() => open(seal(content, place, keys), place, keysOf(foreign)))).toBe('unknown-key')
})
