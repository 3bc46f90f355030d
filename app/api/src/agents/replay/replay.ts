import { buildTeam, type World } from '../build.ts'
import type { TeamComponent } from '../components/model.ts'
import { runTeam } from '../engine.ts'
import type { Message } from '../messages.ts'
import { reasonOf } from '../models/model-calls.ts'
import type { ModelRequest } from '../models/model-client.ts'
import { ReplayClient } from '../models/replay.ts'
import { usualModel } from '../models/usual-model.ts'
import type { RunEvent } from '../run-events.ts'
import type { Team } from '../teams/team.ts'
import { RecordedSteps } from './recorded-steps.ts'
import { taskOf } from './recorded-task.ts'
import { RecordedTools } from './recorded-tools.ts'
import type { RecordedRun, Recording } from './recording.ts'

/** What one task of a recording came to here. */
export type ReplayedRun = {
  readonly stopReason?: string
  readonly error?: string
  readonly messages: readonly Message[]
  /** What was told while the run went on, in order. */
  readonly told: readonly Message[]
  readonly requests: readonly ModelRequest[]
  /** Messages whose prompts held words of our own, so that their tokens count otherwise than AutoGen's. */
  readonly ownPrompts: ReadonlySet<Message>
}

/** Runs a recording's tasks one after the other with a team that is built once. */
export async function replayRuns(
  recording: Recording,
  component: TeamComponent,
  runs: readonly RecordedRun[],
): Promise<readonly ReplayedRun[]> {
  let team: Team
  try {
    team = buildTeam(component, recordedWorld(recording))
  } catch (error) {
    return runs.map(() => refused(reasonOf(error)))
  }
  const replayed: ReplayedRun[] = []
  for (const run of runs) replayed.push(await replayRun(team, run))
  return replayed
}

export function refused(error: string): ReplayedRun {
  return { error, messages: [], told: [], requests: [], ownPrompts: new Set() }
}

async function replayRun(team: Team, run: RecordedRun): Promise<ReplayedRun> {
  const events: RunEvent[] = []
  const steps = new RecordedSteps(run, (event) => events.push(event))
  const outcome = await runTeam(team, taskOf(run), steps).catch((error: unknown) => reasonOf(error))
  const told = events.flatMap((event) => (event.kind === 'message' && !event.aside ? [event.message] : []))
  const requests = events.flatMap((event) => ('request' in event ? [event.request] : []))
  const seen = { told, requests, ownPrompts: ownPrompts(events) }
  return typeof outcome === 'string' ? { error: outcome, messages: [], ...seen } : { ...outcome, ...seen }
}

/** A message is told after the call it came from. */
function ownPrompts(events: readonly RunEvent[]): ReadonlySet<Message> {
  const own = new Set<Message>()
  const latest = new Map<string, boolean>()
  for (const event of events) {
    if (event.kind === 'model-called') latest.set(event.source, hasOwnWords(event.request))
    else if (event.kind === 'message' && event.message.usage && latest.get(event.message.source))
      own.add(event.message)
  }
  return own
}

function hasOwnWords({ messages }: ModelRequest): boolean {
  return messages.some((message) => 'worded' in message && message.worded !== undefined)
}

function recordedWorld(recording: Recording): World {
  const tools = new RecordedTools(recording)
  return {
    model: (component) => {
      if (component.kind !== 'replay')
        throw new Error(`A recording has replayed models only, not ${component.kind}.`)
      return new ReplayClient(component)
    },
    usualModel: usualModel({ name: 'replay' }),
    tool: (component) => tools.tool(component),
    mcp: () => {
      throw new Error('A recording has no MCP servers.')
    },
    limits: { turns: 1000, toolSeconds: 60, textCharacters: Number.MAX_SAFE_INTEGER },
  }
}
