import { expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { openSecrets, type Secrets } from '../../secrets/secrets.ts'
import { type SettingsInput, secretSettings, splitSettings } from './settings.ts'

const { app, ...config } = configSchema.parse({
  project: 'shop',
  app: { image: { from: 'sources', port: 3000 }, secrets: ['AUTH_SECRET'] },
  environments: {
    production: {
      ...{ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' },
      variables: { GREETING: 'hello' },
    },
  },
})

function inputWith(secrets: Secrets): SettingsInput {
  const database = { user: 'shop', database: 'shop', connections: 9 }
  return {
    context: { cloud: { connection: { region: 'ap-guangzhou' } }, secrets } as ResourceContext,
    app,
    environment: environmentOf({ ...config, app }, 'production'),
    backing: {
      postgres: { ip: '10.20.1.5', port: 5432, authority: '', ...database },
      readers: { ip: '10.20.1.6', port: 5432, connections: 4 },
      redis: { ip: '10.20.1.7', port: 6379, authority: '' },
      filesBucket: 'files',
      filesCdn: 'https://files.example.com',
    },
  }
}

const none = { read: async () => ({}), write: async () => {}, erase: async () => {} }

it('are told apart into what may be read and the names of what may not', async () => {
  const { variables, secrets } = splitSettings(inputWith(await openSecrets(none)))
  expect(secrets.toSorted()).toEqual([
    ...['AUTH_SECRET', 'DATABASE_READ_URL', 'DATABASE_URL', 'FILES_CDN_KEY', 'REDIS_URL'],
  ])
  expect(variables).toMatchObject({
    ...{ GREETING: 'hello', HOST: '0.0.0.0', PORT: '3000', COS_BUCKET: 'files' },
    ...{ DATABASE_CONNECTIONS: '9', DATABASE_READ_CONNECTIONS: '4' },
    FILES_CDN_URL: 'https://files.example.com',
  })
  // The image has its own.
  expect(variables).not.toHaveProperty('RELEASE')
})

it('ask for no secret to be told apart, and make none', async () => {
  const kept = await openSecrets(none)
  splitSettings(inputWith(kept))
  expect(kept.values()).toEqual([])
})

it('have the values that releases on hosts have', async () => {
  const kept = await openSecrets(none)
  kept.give('app/AUTH_SECRET', 'open sesame')
  const settings = secretSettings(inputWith(kept))
  expect(settings.AUTH_SECRET).toBe('open sesame')
  const { username, password, host } = new URL(settings.DATABASE_URL ?? '')
  expect([username, host]).toEqual(['shop', '10.20.1.5:5432'])
  expect(kept.values()).toContain(decodeURIComponent(password))
})
