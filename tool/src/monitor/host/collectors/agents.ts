import { parseMetrics } from '../../../alarms/host/metrics/parse.ts'

/** What the app tells of its agents. What is not named as now has been counted since its process began. */
export interface Agents {
  /** When the process began: another one counts from nothing. Seconds since 1970. */
  readonly began: number
  /** Calls of models and tools under way now, … */
  readonly running: number
  /** … and those that wait for a free place. */
  readonly queued: number
  readonly turns: number
  /** Of all turns together. */
  readonly turnSeconds: number
  readonly calls: number
  readonly failedCalls: number
  readonly tokens: number
}

/** Milliseconds an app may take to tell. */
const patience = 5_000

/**
 * Asks the slot that serves, past the web server, which lets nobody see it.
 *
 * @returns null where the app tells nothing of agents
 */
export async function readAgents(slotUrl: string): Promise<Agents | null> {
  const answer = await fetch(`${slotUrl}/metrics`, { signal: AbortSignal.timeout(patience) })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`)
  return agentsIn(await answer.text())
}

export function agentsIn(text: string): Agents | null {
  const samples = parseMetrics(text)
  if (!samples.some(({ name }) => name === 'agents_at_work')) return null
  const sum = (name: string, fits: (labels: Readonly<Record<string, string>>) => boolean = () => true) =>
    samples
      .filter((sample) => sample.name === name && fits(sample.labels))
      .reduce((total, { value }) => total + value, 0)
  return {
    began: sum('process_start_time_seconds'),
    running: sum('agents_at_work'),
    queued: sum('agents_waiting'),
    turns: sum('agent_turn_duration_seconds_count'),
    turnSeconds: sum('agent_turn_duration_seconds_sum'),
    calls: sum('agent_calls_total'),
    failedCalls: sum('agent_calls_total', ({ outcome }) => outcome === 'failed'),
    // Cached ones are a part of the prompt's.
    tokens: sum('model_tokens_total', ({ kind }) => kind !== 'cached'),
  }
}
