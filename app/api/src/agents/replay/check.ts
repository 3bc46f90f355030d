import type { TeamComponent } from '../components/model.ts'
import { Place } from '../components/place.ts'
import type { Problem } from '../components/problem.ts'
import { readers } from '../components/readers.ts'
import { compareFirstCalls, compareRun } from './compare.ts'
import type { Difference } from './difference.ts'
import { nodesOf, withGraphs } from './graphs.ts'
import type { RecordedRun, Recording } from './recording.ts'
import { type ReplayedRun, refused, replayRuns } from './replay.ts'

/** Replays a recording; where nothing differs, it matches. */
export async function checkRecording(recording: Recording): Promise<readonly Difference[]> {
  const read = readConfig(recording)
  if (recording.load_error) return checkLoading(recording, recording.load_error, read)
  const runs =
    'refusal' in read
      ? recording.runs.map(() => refused(read.refusal))
      : await replayRuns(recording, read.team, recording.runs)
  const parallel = 'team' in read ? nodesOf(read.team) : new Set<string>()
  return recording.runs.flatMap((run, index) => {
    const replayed = runs[index] ?? refused('It was not run.')
    const at = `runs[${index}]`
    return isMended(run) ? checkMended(run, replayed, at) : compareRun(run, replayed, { at, parallel })
  })
}

/** Reasons for which AutoGen could not load files that we promise to load: older versions, handoffs as names. */
const promisedToLoad = [
  /is on version \d+ with a config on version \d+/,
  /'str' object has no attribute 'get'/,
  /Field required/,
]

/** What AutoGen cannot load, we either refuse as well or, where we promise so, load and run. */
async function checkLoading(
  recording: Recording,
  loadError: string,
  read: ReturnType<typeof readConfig>,
): Promise<readonly Difference[]> {
  if (!promisedToLoad.some((reason) => reason.test(loadError)))
    return 'refusal' in read ? [] : [{ at: 'load_error', recorded: loadError, replayed: 'It was loaded.' }]
  if ('refusal' in read) return [{ at: 'load_error', recorded: 'promised to load', replayed: read.refusal }]
  const [replayed] = await replayRuns(recording, read.team, [anyTask])
  return replayed?.stopReason === undefined
    ? [{ at: 'load_error', recorded: 'promised to run', replayed: replayed?.error }]
    : []
}

const anyTask: RecordedRun = { task: 'Say what you can do.', model_calls: [] }

/** A defect of AutoGen that we promise not to have: a structured answer within a team ends the run (its issue 6983). */
function isMended({ error }: RecordedRun): boolean {
  return /StructuredMessage\[\w+\].* is not registered/.test(error ?? '')
}

function checkMended(run: RecordedRun, replayed: ReplayedRun, at: string): readonly Difference[] {
  const calls = compareFirstCalls(run.model_calls, replayed.requests, at)
  const structured = replayed.messages.some(({ type }) => type === 'StructuredMessage')
  return structured && replayed.stopReason !== undefined
    ? calls
    : [...calls, { at: `${at}.error`, recorded: 'promised to go on', replayed: replayed.error }]
}

/** Python tools cannot run here, and models accept not every name; but in a recording both have done their part. */
const harmless: ReadonlySet<string> = new Set([
  'tool/python-source',
  'tool/changed-gallery-source',
  'tool/name',
])

function readConfig({
  config,
  runs,
}: Recording): { readonly team: TeamComponent } | { readonly refusal: string } {
  const problems: Problem[] = []
  const place = new Place({ problems, warnings: [], readers, allowedCommands: new Set() })
  const team = readers.team(config, place)
  const serious = problems.filter(({ code }) => !harmless.has(code))
  if (!team || serious.length > 0)
    return { refusal: serious.map(({ path, message }) => `${path}: ${message.en}`).join('; ') }
  return { team: inRecordedOrder(team, runs) }
}

/**
 * Start nodes of a graph are a set in Python, whose order changes from process to process: the order that the
 * recording shows is taken.
 */
function inRecordedOrder(team: TeamComponent, runs: readonly RecordedRun[]): TeamComponent {
  const spoken = (runs[0]?.messages ?? []).map(({ source }) => source)
  const rank = (name: string) => (spoken.includes(name) ? spoken.indexOf(name) : spoken.length)
  return withGraphs(team, (flow) => {
    const nodes = Object.entries(flow.graph.nodes).toSorted(([a], [b]) => rank(a) - rank(b))
    return { ...flow, graph: { ...flow.graph, nodes: Object.fromEntries(nodes) } }
  })
}
