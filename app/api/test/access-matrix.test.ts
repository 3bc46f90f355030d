import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import type { HTTPMethods } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Access, allows, roles } from '../src/people/access.ts'
import type { AccessFixture, Owned } from './access-fixture.ts'
import { type Caller, startTestApp, type TestApp } from './app.ts'

/** Every route of the OpenAPI document against everybody who could ask. */
interface Route {
  readonly name: string
  readonly method: HTTPMethods
  readonly path: string
  readonly access: Access
}

const NOWHERE = '00000000-0000-4000-8000-00000000dead'

let test: TestApp
let routes: Route[]
const fixtures: AccessFixture[] = []

beforeAll(async () => {
  test = await startTestApp()
  const { inject } = await test.as('administrator')
  routes = routesOf((await inject('/api/docs/openapi.json')).json())
  const features = join(import.meta.dirname, '../src/features')
  for await (const file of glob('*/access-fixture.ts', { cwd: features }))
    fixtures.push((await import(join(features, file))).fixture)
}, 30_000)
afterAll(() => test.stop())

function routesOf({ paths }: { paths: Record<string, Record<string, { 'x-access': Access }>> }): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as HTTPMethods,
      path,
      access: operation['x-access'],
    })),
  )
}

const ask = (route: Route, caller: Caller | undefined, parameters: Readonly<Record<string, string>> = {}) => {
  const url = route.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(parameters[name] ?? NOWHERE),
  )
  const payload = ownedBy(route)?.bodies?.[route.name] ?? (route.method === 'GET' ? undefined : {})
  const request = { method: route.method, url, ...(payload && { payload }) }
  return caller ? caller.inject(request) : test.app.inject(request)
}

/** A caller that a route may sign out. */
const throwAway = (role: (typeof roles)[number], { name }: Route) =>
  name.includes('/api/session') ? test.as(role, `${role} ${name}`.replaceAll(/[^\w]+/g, '-')) : test.as(role)

const fixtureOf = ({ path }: Route) => fixtures.find(({ below }) => path.startsWith(below))

function ownedBy(route: Route): Owned | undefined {
  const objects = fixtureOf(route)?.objects
  return objects === 'shared' ? undefined : objects
}

it('lets nobody through who is not signed in, but where everybody may', async () => {
  const found: Record<string, string> = {}
  for (const route of routes) {
    const answer = await ask(route, undefined)
    const refused = answer.statusCode === 401 && answer.json().code === 'auth/not-signed-in'
    found[route.name] = refused ? 'refused' : 'let through'
  }
  const expected = routes.map(({ name, access }) => [name, access === 'anyone' ? 'let through' : 'refused'])
  expect(found).toEqual(Object.fromEntries(expected))
})

it.each(roles)(
  'lets a %s use what the role allows, and nothing else',
  async (role) => {
    const found: Record<string, string> = {}
    for (const route of routes) {
      const answer = await ask(route, await throwAway(role, route))
      const refused = answer.statusCode === 403 && answer.json().code === 'auth/forbidden'
      found[route.name] = refused ? 'refused' : 'let through'
    }
    const expected = routes.map(({ name, access }) => [
      name,
      allows(access, role) ? 'let through' : 'refused',
    ])
    expect(found).toEqual(Object.fromEntries(expected))
  },
  30_000,
)

it('knows of every object in a path whether it belongs to somebody', () => {
  const undeclared = routes.filter((route) => route.path.includes('{') && !fixtureOf(route))
  // Whoever adds such routes says it in an access-fixture.ts beside them.
  expect(undeclared.map(({ name }) => name)).toEqual([])
})

it('lets an owner use what is theirs, and nobody else', async () => {
  const found: Record<string, object> = {}
  const expected: Record<string, object> = {}
  for (const route of routes) {
    const owned = ownedBy(route)
    if (!owned || !route.path.includes('{')) continue
    const owner = await test.as(owned.role, 'owner')
    const object = await owned.create(owner)
    const statusFor = async (caller: Caller) => (await ask(route, caller, object)).statusCode
    const refusal = owned.refusal ?? 404
    const isRefused = (status: number) => status === refusal
    const other = await statusFor(await test.as(owned.role, 'other'))
    const administrator = await statusFor(await test.as('administrator'))
    const own = await statusFor(owner)
    found[route.name] = {
      other,
      administrator: isRefused(administrator) ? 'refused' : 'let through',
      owner: own < 400 ? 'let through' : own,
    }
    expected[route.name] = {
      other: refusal,
      administrator: (owned.alsoForAdministrators ?? true) ? 'refused' : 'let through',
      owner: 'let through',
    }
  }
  expect(found).toEqual(expected)
}, 30_000)
