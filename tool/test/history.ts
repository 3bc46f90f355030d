import type { HistoryEntry } from '../src/releases/history/history.ts'
import type { RanWith } from '../src/releases/history/ran-with.ts'
import type { Release } from '../src/releases/release.ts'

/** A release named by one letter. */
export function aRelease(id: string): Release {
  return {
    id,
    inputs: `inputs-of-${id}`,
    createdAt: '2026-03-14T11:00:00.000Z',
    artifact: { kind: 'archive', sha256: `sha256-of-${id}`, size: 1000 },
  }
}

export function settingsNamed(variables: RanWith['variables']): RanWith {
  return { app: { start: 'node server.js', health: '/health', ready: '/ready', secrets: [] }, variables }
}

/** A deploy by `dev@laptop` that went well, but for what is said. */
export function anEntry({
  release,
  variables = {},
  ...more
}: Partial<Omit<HistoryEntry, 'release' | 'ranWith'>> & {
  readonly release: string
  readonly variables?: RanWith['variables']
}): HistoryEntry {
  return {
    number: 1,
    purpose: 'deploy',
    release: aRelease(release),
    ranWith: settingsNamed(variables),
    by: { name: 'dev@laptop' },
    startedAt: '2026-03-14T12:00:00.000Z',
    endedAt: '2026-03-14T12:00:10.000Z',
    outcome: 'deployed',
    why: null,
    hosts: [],
    ...more,
  }
}
