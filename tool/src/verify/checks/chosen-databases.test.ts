import { expect, it } from 'vitest'
import { anInput } from '../test-check.ts'
import { deployment } from './deployment/index.ts'
import { monitoring } from './monitoring/index.ts'
import { security } from './security/index.ts'

const checks = [...deployment, ...monitoring, ...security]
const about = (name: RegExp) => checks.filter(({ id }) => name.test(id))

it.each([
  {
    without: 'PostgreSQL',
    environment: { postgres: false },
    names: /postgres|database-(account|connections)/,
  },
  { without: 'Redis', environment: { redis: false }, names: /redis/ },
  {
    without: 'databases',
    environment: { postgres: false, redis: false },
    names: /postgres|redis|^database-/,
  },
])('without $without, checks of it are not chosen, and look at nothing', async ({ environment, names }) => {
  const chosen = about(names)
  expect(chosen.length).toBeGreaterThan(7)
  // Nothing else of the session is looked at.
  const input = { ...anInput(), session: { environment } } as unknown as ReturnType<typeof anInput>
  const outcomes = await Promise.all(
    chosen.map(async (check) => [check.id, (await check.run(input)).outcome]),
  )
  expect(outcomes).toEqual(chosen.map(({ id }) => [id, 'not-chosen']))
})
