import { expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import type { Role } from '../../hosts/role.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { settingsFor } from './settings.ts'

function settings(role: Role, variables: Readonly<Record<string, string>> = {}) {
  const config = configSchema.parse({
    project: 'shop',
    app: { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' },
    environments: {
      local: {
        ...{ cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' },
        ...{ postgres: false, redis: false, variables },
      },
    },
  })
  return settingsFor({
    context: { cloud: { connection: { region: 'ap-guangzhou' } } } as ResourceContext,
    app: config.app,
    environment: environmentOf(config, 'local'),
    backing: { postgres: undefined, redis: undefined, filesBucket: 'files' },
    surroundings: {
      address: '127.0.0.1',
      port: 8000,
      ...{ postgresCa: '', redisCa: '', teams: '', plans: '', artifacts: '' },
    },
    release: 'a',
    role,
  })
}

it('tells a release the role of its host, where hosts differ in that', () => {
  expect(settings('web').ROLE).toBe('web')
  expect(settings('worker').ROLE).toBe('worker')
  expect(settings('all')).not.toHaveProperty('ROLE')
})

it('lets nobody’s own variable say otherwise, and keeps it where hosts are alike', () => {
  expect(settings('worker', { ROLE: 'web' }).ROLE).toBe('worker')
  expect(settings('all', { ROLE: 'web' }).ROLE).toBe('web')
})
