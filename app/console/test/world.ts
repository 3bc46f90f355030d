import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { build, createServer, preview } from 'vite'
import { migrateJournal } from '../../api/src/agents/durable/migrate.ts'
import { openEndpoint } from '../../api/src/agents/models/endpoint.ts'
import { migrate } from '../../api/src/database/migrations.ts'
import { peopleOf, startAppProcess } from '../../api/test/app.ts'
import { startEnvironment } from '../../api/test/environment.ts'
import { freePort } from '../../api/test/processes.ts'

export type ConsoleWorld = Awaited<ReturnType<typeof startConsole>>

const CONFIG = join(import.meta.dirname, '../vite.config.ts')
const MIGRATIONS = join(import.meta.dirname, '../../api/src/migrations')
/** The whole pages are looked at by several people at once, all from one address. */
const REQUESTS_PER_MINUTE = 100_000

/**
 * The console before a real API with its databases, teams that work and a model that follows a script: as it is
 * released, or (`source`) as it is being worked on.
 */
export async function startConsole(serve: 'built' | 'source' = 'built') {
  const environment = await startEnvironment()
  const { address } = environment.postgres
  await migrate(address, MIGRATIONS, pino({ level: 'silent' }))
  await migrateJournal(address)
  const endpoint = await openEndpoint({
    ...{ AI_MODEL_NAME: 'deepseek-flash', AI_MODEL_BASE_URL: new URL('http://127.0.0.1') },
    ...{ AI_MODEL_MAX_TOKENS: 4_000, AI_MODEL_SCRIPTED: 'on' },
  })
  const limits = { runSeconds: 300, turnSeconds: 60, lingerMs: 1_000 }
  const process = await startAppProcess(environment, {
    requestsPerMinute: REQUESTS_PER_MINUTE,
    model: { name: 'deepseek-flash', host: new URL(endpoint.baseUrl).host, scripted: true },
    runs: { address, caps: { all: 10 }, worker: { agents: 10, limits, endpoint, mcpCommands: [] } },
  })
  const target = await process.app.listen({ host: '127.0.0.1', port: 0 })
  const folder = mkdtempSync(join(tmpdir(), 'console-'))
  const site = await (serve === 'built' ? serveBuilt : serveSource)(folder, {
    ...{ host: '127.0.0.1', port: await freePort(), strictPort: true },
    proxy: { '/api': target, '/ws': { target, ws: true } },
  })

  async function stop(): Promise<void> {
    await site.close()
    await process.stop()
    await endpoint.close()
    await environment.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  /** Where the console is served, with the API behind it as behind nginx. */
  const [origin = ''] = site.resolvedUrls?.local ?? []
  return { address: origin.replace(/\/$/, ''), app: process.app, ...peopleOf(process.app), stop }
}

type Place = NonNullable<NonNullable<Parameters<typeof preview>[0]>['preview']>

async function serveBuilt(outDir: string, place: Place) {
  const config = { configFile: CONFIG, logLevel: 'warn' as const, build: { outDir, emptyOutDir: true } }
  await build(config)
  return preview({ ...config, preview: place })
}

async function serveSource(cacheDir: string, place: Place) {
  const server = await createServer({ configFile: CONFIG, logLevel: 'warn', cacheDir, server: place })
  return server.listen()
}
