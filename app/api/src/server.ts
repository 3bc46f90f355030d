import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { WorkerOptions } from './agent-runs.ts'
import { JOURNAL_CONNECTIONS } from './agents/durable/connection.ts'
import { modelRates } from './agents/limits/shared-gate.ts'
import { type ModelEndpoint, openEndpoint } from './agents/models/endpoint.ts'
import type { RunCaps } from './agents/queue/choose.ts'
import { buildApp } from './app.ts'
import { LayeredCache } from './cache/layered-cache.ts'
import { systemClock } from './clock.ts'
import { connectDatabase } from './database/connect.ts'
import { MARK_CONNECTIONS } from './database/reads/primary.ts'
import { openReads, type Reads } from './database/reads/reads.ts'
import { explainAndExit } from './exit.ts'
import { GIBIBYTE } from './features/files/limits.ts'
import { showSettings } from './features/settings/show.ts'
import { createLogger } from './logger.ts'
import { connectRedis, type RedisPlace } from './redis/connect.ts'
import { readSettings, type Settings } from './settings.ts'
import { stopOnSignal } from './shutdown.ts'
import { untilReady } from './startup.ts'
import type { Cdn } from './storage/cdn.ts'
import { CosObjects } from './storage/cos-objects.ts'
import { CosStorage } from './storage/cos-storage.ts'
import { type CredentialSource, fixedCredentials, instanceRoleCredentials } from './storage/credentials.ts'

/** Sockets that the drain left open are told to go elsewhere, and have this long to do so. */
const FAREWELL_MS = 4_000

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const logger = createLogger(settings.LOG_LEVEL, { release: settings.RELEASE })
  const drainMs = settings.DRAIN_SECONDS * 1_000
  const reads = readsOf(settings, logger)
  const database = connectDatabase(settings.DATABASE_URL, logger, {
    connections: connectionsFor(settings),
    standbys: reads?.standbys,
  })
  const redis = connectRedis(redisPlace(settings), logger)
  const cache = new LayeredCache(redis, systemClock)
  const place = cosPlace(settings)
  const credentials = cosCredentials(settings)
  const endpoint = await openEndpoint(settings)
  const app = await buildApp({
    database,
    reads,
    redis,
    cache,
    storage: new CosStorage(place, credentials),
    files: {
      store: new CosObjects(place, credentials),
      quotaBytes: settings.FILE_QUOTA_GIB * GIBIBYTE,
      drawsDocuments: settings.COS_DOCUMENT_PREVIEW === 'on',
      cdn: cdnOf(settings),
    },
    folders: { plans: settings.PLAN_TOOL_STORAGE_PATH, artifacts: settings.ARTIFACT_STORAGE_PATH },
    teams: {
      keys: settings.CONFIG_KEY,
      folder: settings.AUTOGEN_CONFIG_DIR,
      examples: examplesFolder(),
      mcpCommands: settings.MCP_COMMANDS,
    },
    runs: {
      address: settings.DATABASE_URL,
      caps: capsOf(settings),
      ...(settings.ROLE !== 'web' && { worker: workerOf(settings, endpoint) }),
    },
    model: {
      name: endpoint.usualModel.model,
      host: new URL(endpoint.baseUrl).host,
      scripted: endpoint.scripted,
    },
    clock: systemClock,
    logger,
    release: settings.RELEASE,
    people: {
      authSecrets: settings.AUTH_SECRET,
      setupCode: settings.SETUP_CODE,
      acceptanceToken: settings.ACCEPTANCE_TOKEN,
    },
    settings: showSettings(settings, process.env),
    trustedProxies: settings.TRUSTED_PROXIES,
    origins: settings.ALLOWED_ORIGINS,
    drainMs,
  })
  const stop = async () => {
    await app.close()
    await endpoint.close()
    cache.close()
    redis.disconnect()
    await database.destroy()
  }
  // Before the wait: the first process of a container that listens to no signal does not end by one.
  stopOnSignal(stop, logger, drainMs + FAREWELL_MS)
  await untilReady(database, redis, logger)
  await app.listen({ host: settings.HOST, port: settings.PORT })
}

/** How long a run keeps its worker while all it does is wait for a person: as long as somebody may just be typing. */
const LINGER_MS = 3_000

function workerOf(settings: Settings, endpoint: ModelEndpoint): WorkerOptions {
  return {
    name: `${hostname()}:${settings.PORT}`,
    agents: settings.AUTOGEN_MAX_AGENTS,
    limits: {
      runSeconds: settings.AUTOGEN_WORKFLOW_TIMEOUT,
      turnSeconds: settings.AUTOGEN_AGENT_TIMEOUT,
      lingerMs: LINGER_MS,
    },
    modelRates: modelRates(settings.AI_MODEL_REQUESTS_PER_MINUTE, settings.AI_MODEL_TOKENS_PER_MINUTE),
    endpoint,
    apiKey: settings.AI_API_KEY,
    mcpCommands: settings.MCP_COMMANDS,
  }
}

function capsOf({ MAX_RUNS, MAX_RUNS_PER_TEAM, MAX_RUNS_PER_PERSON }: Settings): RunCaps {
  return { all: MAX_RUNS, team: MAX_RUNS_PER_TEAM, person: MAX_RUNS_PER_PERSON }
}

/** What is left for requests: runs have connections of their own, and so has whoever compares standbys with the primary. */
function connectionsFor({ DATABASE_CONNECTIONS, DATABASE_READ_URL, ROLE }: Settings): number {
  const { orders, worker } = JOURNAL_CONNECTIONS
  return (
    DATABASE_CONNECTIONS - orders - (ROLE === 'web' ? 0 : worker) - (DATABASE_READ_URL ? MARK_CONNECTIONS : 0)
  )
}

function readsOf(settings: Settings, logger: Logger): Reads | undefined {
  const { DATABASE_URL, DATABASE_READ_URL, DATABASE_READ_CONNECTIONS, DATABASE_READ_MAX_LAG } = settings
  if (!DATABASE_READ_URL) return undefined
  const oldestMs = DATABASE_READ_MAX_LAG * 1_000
  return openReads(
    DATABASE_URL,
    { address: DATABASE_READ_URL, connections: DATABASE_READ_CONNECTIONS, oldestMs },
    logger,
  )
}

function redisPlace({ REDIS_URL, REDIS_CA_FILE, REDIS_CLUSTER }: Settings): RedisPlace {
  return { address: REDIS_URL, caFile: REDIS_CA_FILE, cluster: REDIS_CLUSTER === 'on' }
}

/** Beside the built program; in the source, beside the API. */
function examplesFolder(): string {
  const built = join(import.meta.dirname, 'teams')
  return existsSync(built) ? built : join(import.meta.dirname, '../../teams')
}

function cosPlace({ COS_BUCKET, COS_REGION, COS_ENDPOINT }: Settings) {
  return { bucket: COS_BUCKET, region: COS_REGION, ...(COS_ENDPOINT && { endpoint: COS_ENDPOINT }) }
}

function cdnOf({ FILES_CDN_URL: url, FILES_CDN_KEY: key }: Settings): Cdn | undefined {
  return url && key && { url, key }
}

function cosCredentials({ COS_SECRET_ID, COS_SECRET_KEY, METADATA_ENDPOINT }: Settings): CredentialSource {
  return COS_SECRET_ID && COS_SECRET_KEY
    ? fixedCredentials(COS_SECRET_ID, COS_SECRET_KEY)
    : instanceRoleCredentials(METADATA_ENDPOINT, systemClock)
}

main().catch(explainAndExit)
