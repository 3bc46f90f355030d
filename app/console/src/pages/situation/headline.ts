import type { Connection } from '../../composables/usePolling.ts'
import type { PartName } from './useSystemStatus.ts'

export interface Headline {
  kind: 'connecting' | 'ok' | 'degraded' | 'interrupted' | 'offline'
  tone: 'good' | 'bad' | 'waiting' | 'neutral'
  /** The parts that do not answer. */
  down: PartName[]
}

/** The one sentence that tells the state of the whole. */
export function headlineOf(
  connection: Connection,
  parts: readonly { name: PartName; state: string }[],
): Headline {
  if (connection === 'offline') return { kind: 'offline', tone: 'waiting', down: [] }
  if (connection === 'interrupted') return { kind: 'interrupted', tone: 'waiting', down: [] }
  if (connection !== 'live') return { kind: 'connecting', tone: 'neutral', down: [] }
  const down = parts.filter(({ state }) => state === 'down').map(({ name }) => name)
  return down.length > 0 ? { kind: 'degraded', tone: 'bad', down } : { kind: 'ok', tone: 'good', down }
}
