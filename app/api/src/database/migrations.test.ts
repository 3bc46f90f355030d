import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEnvironment, type TestEnvironment } from '../../test/environment.ts'
import { migrate } from './migrations.ts'

const all = join(import.meta.dirname, '../migrations')
const logger = pino({ level: 'silent' })

let environment: TestEnvironment
beforeAll(async () => {
  environment = await startEnvironment()
}, 30_000)
afterAll(() => environment.stop())

it('applies a migration that came later than those with higher numbers, and each once', async () => {
  const { address } = environment.postgres
  const earlier = join(environment.folder, 'migrations')
  cpSync(all, earlier, { recursive: true })
  rmSync(join(earlier, '020_files.sql'))
  expect(await migrate(address, earlier, logger)).toContain('030_plans')
  expect(await migrate(address, all, logger)).toEqual(['020_files'])
  // A release from before it does not mind.
  expect(await migrate(address, earlier, logger)).toEqual([])
}, 30_000)
