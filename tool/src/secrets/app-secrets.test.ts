import { beforeEach, describe, expect, it } from 'vitest'
import { appSecret, ensureAppSecrets, givenAppSecret, rotateAppSecret, setAppSecret } from './app-secrets.ts'
import { filesCdnKey, isCdnKeys } from './cdn-key.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import type { SecretValues } from './store.ts'

let kept: SecretValues = {}
let secrets: Secrets
const open = () =>
  openSecrets({
    read: async () => kept,
    write: async (values) => {
      kept = values
    },
    erase: async () => {},
  })
beforeEach(async () => {
  kept = {}
  secrets = await open()
})

describe("the app's secrets", () => {
  it('are 43 characters that need no quoting anywhere, and differ', () => {
    const values = ['A', 'B', 'C'].map((name) => appSecret(secrets, name))
    for (const value of values) expect(value).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(new Set(values).size).toBe(3)
  })

  it('stay as they were set when the others are generated', async () => {
    setAppSecret(secrets, 'SETUP_CODE', 'ours')
    ensureAppSecrets(secrets, ['SETUP_CODE', 'AUTH_SECRET'])
    await secrets.save()
    const again = await open()
    expect(appSecret(again, 'SETUP_CODE')).toBe('ours')
    expect(givenAppSecret(again, 'AUTH_SECRET')).toBe(givenAppSecret(secrets, 'AUTH_SECRET'))
  })

  it('are another one after they were rotated', () => {
    const before = appSecret(secrets, 'AUTH_SECRET')
    rotateAppSecret(secrets, 'AUTH_SECRET')
    expect(appSecret(secrets, 'AUTH_SECRET')).not.toBe(before)
  })

  it('stay behind the new one where data is encrypted with them', () => {
    const before = appSecret(secrets, 'CONFIG_KEY')
    rotateAppSecret(secrets, 'CONFIG_KEY', { keepFormer: true })
    const [fresh, former] = appSecret(secrets, 'CONFIG_KEY').split(',')
    expect(former).toBe(before)
    expect(fresh).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(fresh).not.toBe(before)
  })

  it('are letters and digits where a CDN checks them, which knows the former one besides', () => {
    const first = appSecret(secrets, filesCdnKey)
    expect(first).toMatch(/^[A-Za-z0-9]{32}$/)
    const second = rotateAppSecret(secrets, filesCdnKey)
    expect(second).toMatch(new RegExp(`^[A-Za-z0-9]{32},${first}$`))
    const third = rotateAppSecret(secrets, filesCdnKey)
    expect(third.split(',')).toEqual([expect.any(String), second.split(',')[0]])
    expect([first, second, third].every(isCdnKeys)).toBe(true)
    expect(['short', 'with-a-hyphen', `${third},${first}`].some(isCdnKeys)).toBe(false)
  })
})
