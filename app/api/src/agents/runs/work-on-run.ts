import { AppError } from '../../errors/app-error.ts'
import { wordsOf } from '../../errors/words.ts'
import type { RunRow } from '../../features/runs/rows.ts'
import type { StopCode } from '../../features/runs/states.ts'
import type { World } from '../build.ts'
import type { TeamDefinition, TeamVersions } from '../definition.ts'
import { JournalMismatch, NotOurs, type StepJournal } from '../durable/runtime.ts'
import type { RunOutcome } from '../engine.ts'
import { openTeam, type RunContext } from '../open-team.ts'
import { Parked, Stopped, TimeOver, TurnOver } from './endings.ts'
import { insist } from './insist.ts'
import { nothing, readRemains } from './remains.ts'
import { RunSteps } from './run-steps.ts'
import { type RunParts, RunUnderWay } from './run-under-way.ts'
import { type Ending, type Execution, finish, park, rewind } from './transitions.ts'

export interface TeamParts {
  readonly versions: TeamVersions
  readonly worldFor: (
    definition: TeamDefinition,
    of: Pick<RunRow, 'team_id' | 'version_id'>,
  ) => Promise<World>
  readonly context: Pick<RunContext, 'planTool' | 'artifacts'>
}

/** Works on a run that this process has begun, until it ends here in one way or another. */
export async function workOnRun(
  row: RunRow,
  journal: StepJournal,
  parts: RunParts & TeamParts,
  onOpen: (run: RunUnderWay) => Disposable,
): Promise<void> {
  const isNew = row.attempt === 1 && row.forked_from === null
  const run = new RunUnderWay(row, isNew ? nothing : await readRemains(parts.database, row.id), parts)
  using _open = onOpen(run)
  using _deadline = keepDeadline(run, row, parts)
  let outcome: RunOutcome | undefined
  let failure: unknown
  try {
    const team = await open(row, parts, run.signal)
    outcome = await team.run(row.task, new RunSteps(run, journal))
    await run.settled()
  } catch (error) {
    // What a team makes of being cut off matters less than why it was.
    failure = run.signal.aborted ? run.signal.reason : error
  }
  await leave(run, row, parts, outcome, failure)
}

async function open(row: RunRow, { versions, worldFor, context }: TeamParts, signal: AbortSignal) {
  const definition = await insist(() => versions.read(row.version_id), signal)
  const world = await insist(() => worldFor(definition, row), signal)
  return openTeam(definition, world, {
    ...context,
    runId: row.id,
    ...(row.emergency_id !== null && { emergencyId: row.emergency_id }),
    ...(row.plan_id !== null && { planId: row.plan_id }),
  })
}

function keepDeadline(run: RunUnderWay, { deadline_at }: RunRow, { clock, limits }: RunParts): Disposable {
  const left = (deadline_at?.getTime() ?? Number.MAX_SAFE_INTEGER) - clock().getTime()
  const timer = setTimeout(
    () => run.cutOff(new TimeOver(limits.runSeconds)),
    Math.min(Math.max(left, 0), LONGEST_TIMER_MS),
  )
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}

/** What a timer can be set to, 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Says of the run what became of it here. */
async function leave(
  run: RunUnderWay,
  row: RunRow,
  parts: RunParts,
  outcome: RunOutcome | undefined,
  failure: unknown,
): Promise<void> {
  const execution: Execution = { runId: row.id, worker: row.worker ?? '', attempt: row.attempt }
  const { signal } = new AbortController()
  if (failure instanceof NotOurs) return
  if (failure instanceof Parked) {
    await insist(() => park(parts, execution, failure.questions), signal)
    return
  }
  if (failure instanceof JournalMismatch) {
    await insist(() => parts.orders.suspend([execution.runId]), signal)
    await insist(() => rewind(parts, execution, failure.step), signal)
    return
  }
  // Told before the end, as far as it can be.
  await run.settled().catch(() => {})
  const ending = outcome && failure === undefined ? completed(outcome) : endingOf(failure)
  if (await insist(() => finish(parts, execution, ending), signal)) {
    const began = row.started_at?.getTime() ?? parts.clock().getTime()
    parts.metrics.ended(ending.status, ending.code ?? '', parts.clock().getTime() - began)
  }
}

function completed({ stopReason }: RunOutcome): Ending {
  return { status: 'completed', reason: stopReason }
}

function endingOf(failure: unknown): Ending {
  const reason = wordsFor(failure)
  if (failure instanceof Stopped) return { status: 'completed', reason, code: 'stopped' }
  return { status: 'failed', reason, code: codeOf(failure) }
}

/** Nobody knows yet who will read it. */
function wordsFor(failure: unknown): string {
  if (failure instanceof AppError)
    return [
      wordsOf(failure.code, 'zh-CN', failure.details),
      wordsOf(failure.code, 'en', failure.details),
    ].join(' ')
  return failure instanceof Error ? failure.message : String(failure)
}

function codeOf(failure: unknown): StopCode {
  if (failure instanceof TimeOver) return 'time-over'
  return failure instanceof TurnOver ? 'turn-over' : 'failed'
}
