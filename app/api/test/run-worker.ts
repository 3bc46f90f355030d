import { tmpdir } from 'node:os'
import pLimit from 'p-limit'
import { Registry } from 'prom-client'
import { openOrders } from '../src/agents/durable/dbos-orders.ts'
import { DbosWorker } from '../src/agents/durable/dbos-worker.ts'
import { ENGINE_PROTOCOL } from '../src/agents/durable/names.ts'
import { ModelLimits } from '../src/agents/limits/model-limits.ts'
import { SharedGate } from '../src/agents/limits/shared-gate.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'
import type { RunCaps } from '../src/agents/queue/choose.ts'
import { RunMetrics } from '../src/agents/runs/metrics.ts'
import { RunWorker } from '../src/agents/runs/worker.ts'
import { worldOfTeam } from '../src/agents/runs/world-of-team.ts'
import { systemClock } from '../src/clock.ts'
import type { Database } from '../src/database/connect.ts'
import { createPlans } from '../src/features/plans/plans.ts'
import type { DatabaseAddress } from '../src/settings-types.ts'
import { logger } from './live-world.ts'
import { fixedVersions, type TeamName } from './run-teams.ts'

/** What may differ between the workers of a test; all of it can be told to another process. */
export interface WorkerTraits {
  readonly modelUrl: string
  readonly name?: string
  readonly protocol?: number
  readonly agents?: number
  readonly caps?: Partial<RunCaps>
  readonly runSeconds?: number
  readonly turnSeconds?: number
  readonly lingerMs?: number
  readonly leaseMs?: number
  readonly beatMs?: number
  /** How long a run may be on its way before a worker asks what has become of it. */
  readonly onTheWayMs?: number
  /** Which team this worker takes for another, as if its engine went another way. */
  readonly instead?: Partial<Record<TeamName, TeamName>>
}

const noArtifacts = (): never => {
  throw new Error('Teams of these tests have no artifacts.')
}

/** A worker over a real database, of teams that `run-teams.ts` has. */
export async function createTestWorker(
  { address, database }: { readonly address: DatabaseAddress; readonly database: Database },
  traits: WorkerTraits,
) {
  const { agents = 10, caps, protocol = ENGINE_PROTOCOL, modelUrl } = traits
  const orders = await openOrders(address, protocol, logger)
  const versions = fixedVersions(traits.instead)
  const announcer = { announce: () => {}, whisper: () => {} }
  const plans = createPlans({ database, announcer, clock: systemClock, logger, folder: tmpdir() })
  const endpoint = { baseUrl: modelUrl, usualModel: usualModel({ name: 'counting', baseUrl: modelUrl }) }
  const gates = { limits: new ModelLimits(database), rates: new Map() }
  const worker = new RunWorker({
    ...{ database, orders, versions, protocol, log: logger, clock: systemClock, capacity: agents },
    caps: { all: 100, ...caps },
    ...{ name: traits.name ?? 'test', leaseMs: traits.leaseMs ?? 1_500, beatMs: traits.beatMs ?? 150 },
    ...(traits.onTheWayMs !== undefined && { onTheWayMs: traits.onTheWayMs }),
    announcer,
    metrics: new RunMetrics(new Registry()),
    slots: pLimit(agents),
    limits: {
      runSeconds: traits.runSeconds ?? 600,
      turnSeconds: traits.turnSeconds ?? 300,
      lingerMs: traits.lingerMs ?? 200,
    },
    context: { planTool: plans.tool, artifacts: { managerOf: noArtifacts } },
    worldFor: (definition, { team_id: teamId, version_id: versionId }) =>
      worldOfTeam(definition, versions.revealFor(teamId), {
        ...{ endpoint, mcpCommands: [] },
        gateOf: (model) => new SharedGate(gates, model, versionId),
      }),
    takeFrom: (id, work) =>
      new DbosWorker({ ...{ id, protocol, address, log: logger }, capacity: agents }, work),
  })
  return { worker, close: () => orders.close() }
}
