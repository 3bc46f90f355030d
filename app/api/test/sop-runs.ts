import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { type InlineOptions, InlineSteps } from '../src/agents/inline-steps.ts'
import type { ModelAnswer, ModelClient, ModelRequest } from '../src/agents/models/model-client.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'
import type { RunEvent } from '../src/agents/run-events.ts'
import type { SopTeam } from '../src/agents/sop/model.ts'
import { readSopTeam } from '../src/agents/sop/read/read.ts'
import type { Steps } from '../src/agents/steps.ts'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { createArtifacts } from '../src/features/artifacts/artifacts.ts'
import { createPlans } from '../src/features/plans/plans.ts'
import { worldOf } from './agent-teams.ts'
import { startEnvironment } from './environment.ts'
import { FolderStorage } from './folder-storage.ts'

/** What runs of SOP teams stand on: plans in a real PostgreSQL, artifacts in a folder. */
export async function startPlanWorld() {
  const environment = await startEnvironment()
  const logger = pino({ level: 'silent' })
  const { address } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../src/migrations'), logger)
  const database = connectDatabase(address, logger)
  const parts = { database, logger, clock: systemClock, announcer: { announce: () => {} } }
  const plans = createPlans({ ...parts, folder: join(environment.folder, 'plans') })
  const artifacts = createArtifacts({
    ...parts,
    plans: plans.reader,
    storage: new FolderStorage(join(environment.folder, 'files')),
    folder: join(environment.folder, 'artifacts'),
  })
  return {
    plans,
    artifacts,
    contextOf: (runId: string) => ({ runId, planTool: plans.tool, artifacts }),
    stop: async () => {
      await plans.exporter.settled()
      await database.destroy()
      await environment.stop()
    },
  }
}
export type PlanWorld = Awaited<ReturnType<typeof startPlanWorld>>

export async function exampleTeam(name: 'flood' | 'general'): Promise<SopTeam> {
  return teamOf(await readFile(new URL(`../../teams/${name}.team.yaml`, import.meta.url), 'utf8'))
}

/** A team that can run, from what its file says. */
export function teamOf(file: string | object): SopTeam {
  const { team, problems } = readSopTeam(typeof file === 'string' ? file : JSON.stringify(file))
  if (!team || problems.length > 0) throw new Error(JSON.stringify(problems, null, 2))
  return team
}

/** What a model is asked, and by whom: enough to answer by. */
export type Asked = ModelRequest & { readonly system: string; readonly last: string }
export type Answering = (asked: Asked, signal: AbortSignal) => Given | Promise<Given>
/** A text, or calls of tools: names with their arguments. */
export type Given = string | readonly (readonly [name: string, given: object])[]

/** A world whose models answer as this function does; `asked` counts them. */
export function worldThatAnswers(answering: Answering) {
  const asked: Asked[] = []
  const client: ModelClient = {
    model: 'answering',
    info: usualModel({ name: 'answering' }).info,
    create: async (request, signal) => {
      const texts = request.messages.map(({ content }) => (typeof content === 'string' ? content : ''))
      const one = { ...request, system: texts[0] ?? '', last: texts.at(-1) ?? '' }
      asked.push(one)
      return answerOf(await answering(one, signal), asked.length)
    },
    countTokens: () => 1,
    remainingTokens: () => 100_000,
  }
  return { asked, world: worldOf({}, { model: () => client }) }
}

function answerOf(given: Given, number: number): ModelAnswer {
  const usage = { promptTokens: 1, completionTokens: 1 }
  if (typeof given === 'string') return { content: given, finishReason: 'stop', usage }
  const content = given.map(([name, it], at) => ({
    id: `call_${number}_${at}`,
    name,
    arguments: JSON.stringify(it),
  }))
  return { content, finishReason: 'function_calls', usage }
}

/** Steps without a journal, and what is told through them. */
export function watched(options: InlineOptions = {}): { steps: Steps; events: RunEvent[] } {
  const events: RunEvent[] = []
  return { events, steps: new InlineSteps({ ...options, tell: (event) => events.push(event) }) }
}
