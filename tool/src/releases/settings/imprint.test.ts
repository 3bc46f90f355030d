import { expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { rotateAppSecret } from '../../secrets/app-secrets.ts'
import { openSecrets } from '../../secrets/secrets.ts'
import { changesSince, handedSettings, imprintOf } from './imprint.ts'
import type { Readers } from './readers.ts'

const secrets = await openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} })

interface Given {
  readonly variables?: Record<string, string>
  readonly readers?: Readers
  readonly compute?: object
}

function handed({ variables = {}, readers, compute = {} }: Given = {}) {
  const config = configSchema.parse({
    project: 'shop',
    app: {
      ...{ build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node .' },
      secrets: ['AUTH_SECRET'],
    },
    environments: {
      local: { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', variables, compute },
    },
  })
  const database = { ip: '10.0.0.1', port: 5432, authority: '' }
  return handedSettings({
    context: { cloud: { connection: { region: 'ap-guangzhou' } }, secrets } as ResourceContext,
    app: config.app,
    environment: environmentOf(config, 'local'),
    backing: {
      postgres: { ...database, user: 'app', database: 'app', connections: undefined },
      redis: { ...database, port: 6379 },
      filesBucket: 'files',
      readers,
    },
  })
}

const changes = (before: ReturnType<typeof handed>, now: ReturnType<typeof handed>) =>
  changesSince(imprintOf(before, 'one'), imprintOf(now, 'one'))

it('names the settings that came, went, or are others', () => {
  const readers = { ip: '10.0.0.9', port: 5432, connections: 12 }
  expect(changes(handed(), handed())).toEqual([])
  expect(
    changes(handed({ variables: { MODE: 'a', OLD: 'x' } }), handed({ variables: { MODE: 'b' }, readers })),
  ).toEqual([
    { name: 'DATABASE_READ_CONNECTIONS', change: 'added' },
    { name: 'DATABASE_READ_URL', change: 'added' },
    { name: 'MODE', change: 'changed' },
    { name: 'OLD', change: 'removed' },
  ])
})

it('sees that hosts are told their roles, and not how many there are of each', () => {
  const roles = (web: number) => handed({ compute: { roles: { web, worker: 1 } } })
  expect(changes(handed(), roles(1))).toEqual([{ name: 'ROLE', change: 'added' }])
  expect(changes(roles(1), roles(2))).toEqual([])
})

it('sees that a secret or a password was rotated', () => {
  const before = handed()
  rotateAppSecret(secrets, 'AUTH_SECRET')
  secrets.give('redis/main/password', 'another')
  expect(changes(before, handed()).map(({ name }) => name)).toEqual(['AUTH_SECRET', 'REDIS_URL'])
})

it('tells nobody what was handed, nor who tries values without the secret which one it was', () => {
  const settings = { CODE: '1234', MODE: '1234' }
  const imprint = imprintOf(settings, 'one')
  expect(JSON.stringify(imprint)).not.toContain('1234')
  expect(imprint.settings.CODE).not.toBe(imprint.settings.MODE)
  expect(imprintOf(settings, 'two').settings.CODE).not.toBe(imprint.settings.CODE)
})

it('compares nothing that was made with another secret', () => {
  expect(changesSince(imprintOf({ MODE: 'a' }, 'one'), imprintOf({ MODE: 'b' }, 'two'))).toEqual([])
})
