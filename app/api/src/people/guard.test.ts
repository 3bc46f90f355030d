import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { type Access, allows, roles } from './access.ts'
import { guardRoutes } from './guard.ts'

it('refuses to register a route that does not say who may use it', () => {
  const app = Fastify()
  guardRoutes(app, async () => undefined)
  expect(() => app.get('/api/secrets', async () => 'all of them')).toThrow(
    'GET /api/secrets does not say who may use it',
  )
})

it.each<[Access, number]>([
  ['anyone', 4],
  ['signed-in', 4],
  ['viewer', 4],
  ['operator', 3],
  ['commander', 2],
  ['administrator', 1],
])('lets the roles from "%s" up use a route, which are %i', (access, count) => {
  expect(roles.filter((role) => allows(access, role))).toEqual(roles.slice(-count))
})
