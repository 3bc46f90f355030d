import type { CheckInput } from '../check.ts'
import { bearing, expectJson } from './http.ts'
import { once } from './once.ts'
import { mostAtOnce, type Span } from './overlap.ts'
import { openSocket } from './sockets.ts'
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
  let run = await expectJson<Run>(202, `${site}${agents.runs}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ teamId: await teamFor(site, agents.teams, headers), task: teamName }),
  })
  const place = `${site}${agents.runs}/${run.id}`
  const listening = live === undefined ? undefined : await listen(input, live, `${place}/events`)
  while (!ended.includes(run.status)) {
    signal.throwIfAborted()
    if (performance.now() - begun > patience) throw new Error(`the run is still ${run.status}`)
    await new Promise((resolve) => setTimeout(resolve, pace))
    run = await expectJson<Run>(200, place, { headers })
  }
  const { items } = await expectJson<ListOf<RunEvent>>(200, `${place}/events?limit=1000`, { headers })
  const spans = spansIn(items)
  return {
    status: run.status,
    reason: run.stopReason ?? '',
    seconds: (performance.now() - begun) / 1000,
    calls: spans.length,
    atOnce: mostAtOnce(spans),
    longest: Math.max(0, ...spans.map(({ from, to }) => to - from)),
    events: listening?.stop(),
  }
})

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
  live: Parameters<typeof openSocket>[2],
  eventsUrl: string,
): Promise<{ stop(): number }> {
  const { items } = await expectJson<ListOf<RunEvent>>(200, `${eventsUrl}?limit=1`, {
    headers: bearing(session),
  })
  const socket = await openSocket(session, site, live)
  let count = 0
  socket.addEventListener('message', ({ data }) => {
    if (JSON.parse(String(data)).type === 'event') count++
  })
  socket.send(JSON.stringify({ type: 'subscribe', topic: items[0]?.topic, after: 0 }))
  return {
    stop() {
      socket.close()
      return count
    },
  }
}
