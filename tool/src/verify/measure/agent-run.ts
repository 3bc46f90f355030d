import type { CheckInput } from '../check.ts'
import { bearing, expectJson, type RequestHeaders } from './http.ts'
import { once } from './once.ts'
import { mostAtOnce, type Span } from './overlap.ts'
import { type Live, openSocket } from './sockets.ts'
import { teamName, teamOfTen } from './team-of-ten.ts'

export interface AgentRun {
  readonly status: string
  readonly reason: string
  readonly seconds: number
  /** Calls of the model. */
  readonly calls: number
  /** Agents whose calls were under way at the same moment, at most. */
  readonly atOnce: number
  /** Milliseconds of the longest call. */
  readonly longest: number
  /** Events that came over a WebSocket while it ran; undefined where the app has none. */
  readonly events: number | undefined
}

/** Milliseconds between two looks, and until nobody waits any longer. */
const pace = 250
const patience = 120_000

const ended = ['completed', 'failed', 'cancelled']

/** Has ten agents work on a sentence each. With a model that costs money: about a fen. Undefined without agents. */
export const agentRun = once(async (input: CheckInput): Promise<AgentRun | undefined> => {
  const { session, site, signal } = input
  const { agents, live } = session.project.config.app.acceptance ?? {}
  if (agents === undefined) return undefined
  const headers = { ...bearing(session), 'content-type': 'application/json' }
  const begun = performance.now()
  const ordered = await expectJson<Run>(202, `${site}${agents.runs}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ teamId: await teamFor(site, agents.teams, headers), task: teamName }),
  })
  const place = `${site}${agents.runs}/${ordered.id}`
  const listening = live === undefined ? undefined : await listen(input, live, `${place}/events`)
  try {
    const run = await untilEnded(place, headers, signal)
    const { items } = await expectJson<ListOf<RunEvent>>(200, `${place}/events?limit=1000`, { headers })
    const spans = spansIn(items)
    return {
      status: run.status,
      reason: run.stopReason ?? '',
      seconds: (performance.now() - begun) / 1000,
      calls: spans.length,
      atOnce: mostAtOnce(spans),
      longest: Math.max(0, ...spans.map(({ from, to }) => to - from)),
      events: listening?.count(),
    }
  } finally {
    listening?.stop()
  }
})

async function untilEnded(place: string, headers: RequestHeaders, signal: AbortSignal): Promise<Run> {
  const late = performance.now() + patience
  for (;;) {
    signal.throwIfAborted()
    const run = await expectJson<Run>(200, place, { headers })
    if (ended.includes(run.status)) return run
    if (performance.now() > late) throw new Error(`the run is still ${run.status}`)
    await new Promise((resolve) => setTimeout(resolve, pace))
  }
}

interface ListOf<T> {
  readonly items: readonly T[]
}

interface Team {
  readonly id: string
  readonly name: string
}

interface Run {
  readonly id: string
  readonly status: string
  readonly stopReason: string | null
}

interface RunEvent {
  readonly topic: string
  readonly kind: string
  readonly at: string
  readonly payload: { readonly milliseconds?: number }
}

/** A call is told of when it has ended, with how long it took. */
function spansIn(events: readonly RunEvent[]): Span[] {
  return events
    .filter(({ kind }) => kind === 'model-called')
    .map(({ at, payload }) => ({ from: Date.parse(at) - (payload.milliseconds ?? 0), to: Date.parse(at) }))
}

/** The team is made once and used again: only administrators delete teams. */
async function teamFor(site: string, path: string, headers: Record<string, string>): Promise<string> {
  const { items } = await expectJson<ListOf<Team>>(200, `${site}${path}`, { headers })
  const known = items.find(({ name }) => name === teamName)
  if (known !== undefined) return known.id
  const body = JSON.stringify({ content: JSON.stringify(teamOfTen()) })
  return (await expectJson<Team>(201, `${site}${path}`, { method: 'POST', headers, body })).id
}

/** Counts what comes of a run over a socket, as a page that shows it does. */
async function listen(
  { session, site }: CheckInput,
  live: Live,
  eventsUrl: string,
): Promise<{ count(): number; stop(): void }> {
  const headers = bearing(session)
  const { items } = await expectJson<ListOf<RunEvent>>(200, `${eventsUrl}?limit=1`, { headers })
  const socket = await openSocket(session, site, live)
  let count = 0
  socket.addEventListener('message', ({ data }) => {
    if (JSON.parse(String(data)).type === 'event') count++
  })
  socket.send(JSON.stringify({ type: 'subscribe', topic: items[0]?.topic, after: 0 }))
  return { count: () => count, stop: () => socket.close() }
}
