import type { Figures } from './figures.ts'

/** What is drawn as a line: the last values of each figure, oldest first. */
export type History = ReadonlyMap<string, readonly number[]>

/** Rounds that are remembered: two minutes at two seconds a round. */
const remembered = 60

export const noHistory: History = new Map()

export function remember(history: History, figures: Figures): History {
  const values = new Map(
    Object.entries({
      ...Object.fromEntries(figures.hosts.map(({ name, cpu }) => [`cpu ${name}`, cpu])),
      requests: figures.requests?.perSecond,
      postgres: figures.postgres?.perSecond,
      lag: figures.postgres?.lag,
      redis: figures.redis?.clients,
      agents: figures.agents?.running,
      tokens: figures.agents?.tokensPerMinute,
    }),
  )
  return new Map(
    [...new Set([...history.keys(), ...values.keys()])].map((name) => {
      const value = values.get(name)
      const known = history.get(name) ?? []
      return [name, value === undefined ? known : [...known, value].slice(-remembered)]
    }),
  )
}
