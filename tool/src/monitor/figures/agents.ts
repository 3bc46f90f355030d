import type { Agents } from '../host/collectors/agents.ts'
import { type Pair, sum, told } from './rates.ts'

export interface AgentFigures {
  readonly running: number
  readonly queued: number
  /** Seconds of an average turn since the round before; else since the app began. */
  readonly turn: number | undefined
  /** Percent of calls; likewise. */
  readonly failed: number | undefined
  readonly tokensPerMinute: number | undefined
}

export function agentFigures(pairs: readonly Pair[]): AgentFigures | undefined {
  const all = pairs.flatMap(({ reading, before }) => {
    const now = told(reading?.agents)
    if (reading === undefined || now === undefined || now === null) return []
    const earlier = told(before?.agents)
    const isSame = earlier !== undefined && earlier !== null && earlier.began === now.began
    const minutes = isSame && before !== undefined ? (reading.at - before.at) / 60_000 : 0
    return [{ now, since: isSame ? earlier : undefined, minutes }]
  })
  if (all.length === 0) return undefined
  const grown = (count: (agents: Agents) => number) =>
    sum(all, ({ now, since }) => count(now) - (since === undefined ? 0 : count(since)))
  const total = (count: (agents: Agents) => number) => sum(all, ({ now }) => count(now))
  const lately = (part: (agents: Agents) => number, whole: (agents: Agents) => number) =>
    grown(whole) > 0 ? grown(part) / grown(whole) : total(whole) > 0 ? total(part) / total(whole) : undefined
  const failed = lately(
    ({ failedCalls }) => failedCalls,
    ({ calls }) => calls,
  )
  const rates = all.filter(({ minutes }) => minutes > 0)
  return {
    running: total(({ running }) => running),
    queued: total(({ queued }) => queued),
    turn: lately(
      ({ turnSeconds }) => turnSeconds,
      ({ turns }) => turns,
    ),
    failed: failed === undefined ? undefined : 100 * failed,
    tokensPerMinute:
      rates.length === 0
        ? undefined
        : sum(rates, ({ now, since, minutes }) => (now.tokens - (since?.tokens ?? now.tokens)) / minutes),
  }
}
