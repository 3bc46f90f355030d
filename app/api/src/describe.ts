import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { LayeredCache } from './cache/layered-cache.ts'
import { systemClock } from './clock.ts'
import type { Tables } from './database/tables.ts'
import { GIBIBYTE } from './features/files/limits.ts'
import { Secret } from './secret.ts'
import { CosObjects } from './storage/cos-objects.ts'
import { CosStorage } from './storage/cos-storage.ts'
import { fixedCredentials } from './storage/credentials.ts'

/** Prints what `/api/docs/openapi.json` answers: built as always, over parts that are there but never asked. */
async function main(): Promise<void> {
  const redis = new Redis({ host: 'nowhere', lazyConnect: true })
  const place = { bucket: 'nothing-1250000000', region: 'ap-guangzhou' }
  const nobody = fixedCredentials(new Secret('nobody'), new Secret('nobody'))
  const folder = mkdtempSync(join(tmpdir(), 'describe-'))
  const app = await buildApp({
    database: new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (database) => new PostgresIntrospector(database),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    redis,
    cache: new LayeredCache(redis, systemClock),
    storage: new CosStorage(place, nobody),
    files: { store: new CosObjects(place, nobody), quotaBytes: GIBIBYTE, drawsDocuments: false },
    folders: { plans: folder, artifacts: folder },
    runs: {
      address: {
        host: 'nowhere',
        port: 5432,
        user: 'nobody',
        password: new Secret('none'),
        database: 'none',
      },
      caps: { all: 1 },
    },
    model: { name: 'none', host: 'nowhere', scripted: true },
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    release: 'development',
    people: { authSecrets: [new Secret('nobody-is-signed-in-by-this-0123456789')] },
  })
  await app.ready()
  rmSync(folder, { recursive: true })
  // What the app began for its upkeep would go on for ever.
  process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`, () => process.exit())
}

await main()
