import { describe, expect, it } from 'vitest'
import { hashPassword, passwordMatches } from './password.ts'
import { isPredictable } from './password-policy.ts'

describe('a password', () => {
  it('is kept as argon2id with a salt of its own, and found right or wrong', async () => {
    const [one, two] = await Promise.all([hashPassword('Quiet lakes 7'), hashPassword('Quiet lakes 7')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(two)
    expect(await passwordMatches('Quiet lakes 7', one)).toBe(true)
    expect(await passwordMatches('quiet lakes 7', one)).toBe(false)
  })

  it('is not cut short: the last of 200 characters counts', async () => {
    const long = '密'.repeat(199)
    expect(await passwordMatches(`${long}a`, await hashPassword(`${long}b`))).toBe(false)
  })

  it('is the same however a keyboard composes its letters', async () => {
    expect(await passwordMatches('cafe\u0301 noir', await hashPassword('caf\u00e9 noir'))).toBe(true)
  })

  it.each([null, '', 'plain', '$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA'])(
    'never matches when "%s" is stored',
    async (stored) => {
      expect(await passwordMatches('', stored)).toBe(false)
    },
  )
})

describe('a new password', () => {
  it.each([
    'password1234',
    'P@ssw0rd2024!',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaa',
    'abcdefghijklm',
    'iloveyou1314520',
    'woaini5201314',
    'Admin@123456',
    'qazwsxedc123',
    'changeme2026',
    'tengyun-safe-2026',
    'liwei-password-1',
    'LiWeiLiWei2026',
    '829461037512',
  ])('is refused when a guesser would try %s early', (password) => {
    expect(isPredictable(password, 'Li Wei')).toBe(true)
  })

  it.each([
    'correct horse battery staple',
    'Brass kettle under nine pines',
    '青山隐隐水迢迢秋尽江南草未凋',
    'vT9#qLm2xRz7',
    'f83b0c71e9d2a465',
  ])('is accepted when it takes a guesser long: %s', (password) => {
    expect(isPredictable(password, 'Li Wei')).toBe(false)
  })
})
