import { describe, expect, it } from 'vitest'
import { Secret } from '../app/api/src/secret.ts'
import { addressOnCdn } from '../app/api/src/storage/cdn.ts'
import { mayBeAnswered } from '../emulator/src/services/cdn/edge/authenticate.ts'
import { signedPath } from '../tool/src/resources/cdn/sign.ts'
import { addressSeconds, authenticationWith } from '../tool/src/resources/cdn/signing.ts'
import { newCdnKey } from '../tool/src/secrets/cdn-key.ts'

const [key, former, another] = [newCdnKey(), newCdnKey(), newCdnKey()]
const signedAt = new Date('2026-11-23T08:00:00Z')

/** Whether nodes that the tool configured answer an address, so many seconds after it was signed. */
function isAnswered({ pathname: path, searchParams: query }: URL, { after = 0 } = {}): boolean {
  return mayBeAnswered(authenticationWith([key, former]), { path, query }, signedAt.getTime() + after * 1000)
}

describe('a download through the CDN', () => {
  const fromApp = (secret: string) =>
    addressOnCdn({ url: new URL('https://files.example.com'), key: new Secret(secret) }, 'files/a', signedAt)

  it('is answered where the app signed it, also with the key before, for as long as the app says', () => {
    expect([key, former, another].map((secret) => isAnswered(fromApp(secret)))).toEqual([true, true, false])
    expect([addressSeconds, addressSeconds + 1].map((after) => isAnswered(fromApp(key), { after }))).toEqual([
      true,
      false,
    ])
  })

  it('is tried by the tool as the app signs it', () => {
    const tried = new URL(signedPath('/files/a', key, signedAt), 'https://files.example.com')
    expect(isAnswered(tried)).toBe(true)
    const shape = ({ href }: URL) => href.replace(/-[0-9a-f]{16}-0-[0-9a-f]{32}$/, '')
    expect(shape(tried)).toBe(shape(fromApp(key)))
  })
})
