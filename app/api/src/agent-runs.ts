import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import pLimit from 'p-limit'
import type { Registry } from 'prom-client'
import type { TeamVersions } from './agents/definition.ts'
import { openOrders } from './agents/durable/dbos-orders.ts'
import { DbosWorker } from './agents/durable/dbos-worker.ts'
import { ENGINE_PROTOCOL } from './agents/durable/names.ts'
import { ModelLimits } from './agents/limits/model-limits.ts'
import { type ModelRates, SharedGate } from './agents/limits/shared-gate.ts'
import type { RunContext } from './agents/open-team.ts'
import type { RunCaps } from './agents/queue/choose.ts'
import { measureWaiting } from './agents/queue/metrics.ts'
import { Waits } from './agents/queue/waits.ts'
import { LEASE_MS } from './agents/runs/lease.ts'
import { measureSlots, RunMetrics } from './agents/runs/metrics.ts'
import type { RunLimits } from './agents/runs/run-under-way.ts'
import { RunWorker } from './agents/runs/worker.ts'
import { type WorldOptions, worldOfTeam } from './agents/runs/world-of-team.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { AnswerService } from './features/runs/answers.ts'
import { RunEventLog, RunListLog } from './features/runs/events.ts'
import { measureQueue } from './features/runs/metrics.ts'
import { RunRepository } from './features/runs/repository.ts'
import { Retention, RetentionRounds } from './features/runs/retention.ts'
import { runRoutes } from './features/runs/routes.ts'
import { RunService } from './features/runs/service.ts'
import { usageBy } from './features/runs/usage.ts'
import type { Announcer, Whisperer } from './live/event.ts'
import type { EventLogs } from './live/event-logs.ts'
import type { DatabaseAddress } from './settings-types.ts'

export interface RunOptions {
  /** Of the database, which the journal of the runs has connections of its own to. */
  readonly address: DatabaseAddress
  /** The same in all processes: one of them decides who begins next, all of them tell why others wait. */
  readonly caps: RunCaps
  /** Absent: this process takes orders for runs and works on none. */
  readonly worker?: WorkerOptions
}

export interface WorkerOptions extends Omit<WorldOptions, 'gateOf'> {
  /** Host and slot; the host's name by default. */
  readonly name?: string
  /** Agents at work at once in this process, and runs too. */
  readonly agents: number
  readonly limits: RunLimits
  /** What models may be asked; as much as they bear by default. */
  readonly modelRates?: ModelRates
  /** How long a worker that is not seen counts as alive, and between two signs of life; both have a default. */
  readonly leaseMs?: number
  readonly beatMs?: number
  readonly protocol?: number
}

interface Surroundings {
  readonly database: Database
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly metrics: Registry
  readonly announcer: Announcer & Whisperer
  readonly logs: EventLogs
  readonly versions: TeamVersions
  readonly context: Pick<RunContext, 'planTool' | 'artifacts'>
}

/** Runs of teams: orders for them are served and, where this process is to, worked on. */
export async function openRuns(
  app: FastifyInstance,
  { address, caps, worker }: RunOptions,
  around: Surroundings,
): Promise<RunWorker | undefined> {
  const { database, clock, announcer, versions, logger, metrics } = around
  const orders = await openOrders(address, worker?.protocol ?? ENGINE_PROTOCOL, logger)
  const repository = new RunRepository(database)
  const queue = { database, caps, leaseMs: worker?.leaseMs ?? LEASE_MS }
  const parts = { database, clock, announcer, orders, repository, versions, waits: new Waits(queue) }
  const log = new RunEventLog(database)
  for (const each of [log, new RunListLog(database)]) around.logs.register(each)
  measureQueue(database, metrics)
  measureWaiting(queue, metrics)
  const retention = new RetentionRounds(new Retention(parts), logger)
  const runWorker = worker && createWorker({ address, caps }, worker, { ...around, orders })

  app.addHook('onReady', async () => {
    runWorker?.start()
    retention.start()
  })
  app.addHook('onClose', async () => {
    await retention.stop()
    await orders.close()
  })
  await app.register(runRoutes, {
    ...{ runs: new RunService(parts), answers: new AnswerService(parts), log },
    usage: (query) => usageBy(parts, query),
  })
  return runWorker
}

function createWorker(
  { address, caps }: Pick<RunOptions, 'address' | 'caps'>,
  {
    name,
    agents,
    limits,
    modelRates = new Map(),
    leaseMs,
    beatMs,
    protocol = ENGINE_PROTOCOL,
    ...world
  }: WorkerOptions,
  {
    metrics,
    logger: log,
    versions,
    ...around
  }: Surroundings & { orders: Awaited<ReturnType<typeof openOrders>> },
): RunWorker {
  const slots = pLimit(agents)
  measureSlots(slots, metrics)
  const gates = { limits: new ModelLimits(around.database), rates: modelRates }
  return new RunWorker({
    ...{
      ...around,
      versions,
      log,
      protocol,
      limits,
      slots,
      capacity: agents,
      caps,
      metrics: new RunMetrics(metrics),
    },
    ...(name !== undefined && { name }),
    ...(leaseMs !== undefined && { leaseMs }),
    ...(beatMs !== undefined && { beatMs }),
    worldFor: (definition, { team_id: teamId, version_id: versionId }) =>
      worldOfTeam(definition, versions.revealFor(teamId), {
        ...world,
        gateOf: (model) => new SharedGate(gates, model, versionId),
      }),
    takeFrom: (id, work) => new DbosWorker({ id, protocol, capacity: agents, address, log }, work),
  })
}
