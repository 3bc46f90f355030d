import { join } from 'node:path'
import { migrateJournal } from './agents/durable/migrate.ts'
import { migrate } from './database/migrations.ts'
import { explainAndExit } from './exit.ts'
import { createLogger } from './logger.ts'
import { readMigrationSettings } from './settings.ts'

async function main(): Promise<void> {
  const settings = readMigrationSettings(process.env)
  const log = createLogger(settings.LOG_LEVEL)
  const applied = await migrate(settings.DATABASE_URL, join(import.meta.dirname, 'migrations'), log)
  await migrateJournal(settings.DATABASE_URL)
  log.info({ applied }, applied.length > 0 ? 'The database was migrated' : 'The database is up to date')
}

main().catch(explainAndExit)
