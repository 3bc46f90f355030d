import type { Timing } from '../../cloud/timing.ts'
import type { Slot } from '../../hosts/paths.ts'
import type { Text } from '../../text.ts'
import type { HostOutcome } from '../deploy/deploy.ts'
import type { Release } from '../release.ts'
import type { Imprint } from '../settings/imprint.ts'
import type { Author } from './author.ts'
import type { RanWith } from './ran-with.ts'

/** What was asked for; a host that joins gets what serves the others already. */
export type Purpose = 'deploy' | 'promote' | 'rollback' | 'join'

/**
 * How it ended.
 *
 * - `deployed`: the release serves on every host, and held up for as long as it was watched
 * - `canary`: it serves a share of the requests, until somebody promotes it or takes it back
 * - `rolled-back`: it served and was taken back, by the guard or because a later host failed
 * - `failed`: it never served, or the attempt to take it back failed too; the hosts tell
 * - `interrupted`: whoever carried it out is gone; found by the next one who changed the environment
 */
export type Outcome = 'deployed' | 'canary' | 'rolled-back' | 'failed' | 'interrupted'

export interface HostRecord {
  readonly name: string
  /** The cloud's id of it, which a host that takes its place does not have. Absent in records of earlier times. */
  readonly id?: string
  /** `left-out`: somebody said so, since it was lost. */
  readonly outcome: HostOutcome | 'not-attempted' | 'left-out'
  /** The slot that serves there in the end; absent where it was not attempted. */
  readonly slot?: Slot
}

/** One change of what serves: who, when, what, how it ended. */
export interface HistoryEntry {
  readonly number: number
  readonly purpose: Purpose
  readonly release: Release
  readonly ranWith: RanWith
  /** Of what the environment handed it; absent of those from before that was kept. */
  readonly handed?: Imprint
  readonly by: Author
  /** ISO 8601, by the clock of the one who did it. */
  readonly startedAt: string
  /** Null while it is under way; of an interrupted one, when it was found. */
  readonly endedAt: string | null
  /** Null while it is under way. */
  readonly outcome: Outcome | null
  /** Why it ended otherwise than it was meant to. */
  readonly why: Text | null
  readonly hosts: readonly HostRecord[]
  /** Of a canary: the weights by host id with which requests are shared while it runs. */
  readonly weights?: Readonly<Record<string, number>>
  /** Of a canary beside what serves: percent of each host's requests. */
  readonly share?: number
}

/** Where the entries are kept, each under its number. */
export interface HistoryStore {
  /** The last ones, newest first. */
  newest(count: number): Promise<HistoryEntry[]>
  /** @returns whether the number was free */
  add(entry: HistoryEntry): Promise<boolean>
  /** Writes one anew. */
  replace(entry: HistoryEntry): Promise<void>
}

export type Opening = Pick<
  HistoryEntry,
  'purpose' | 'release' | 'ranWith' | 'handed' | 'by' | 'hosts' | 'weights' | 'share'
>

/** An entry that its writer still has to close. */
export interface OpenEntry {
  readonly number: number
  /** Keeps what has become of the hosts so far, for those who find the entry open. */
  note(hosts: readonly HostRecord[]): Promise<void>
  close(ending: Pick<HistoryEntry, 'outcome' | 'why' | 'hosts'>): Promise<void>
}

/**
 * Opens an entry before the first change on a host; an older one that is still open belongs to a process that is
 * gone, since only the holder of the lease writes.
 */
export async function openEntry(store: HistoryStore, timing: Timing, opening: Opening): Promise<OpenEntry> {
  const [last] = await store.newest(1)
  if (last?.outcome === null) await store.replace(asInterrupted(last, isoTime(timing)))

  let entry: HistoryEntry = {
    ...opening,
    number: (last?.number ?? 0) + 1,
    startedAt: isoTime(timing),
    endedAt: null,
    outcome: null,
    why: null,
  }
  if (!(await store.add(entry))) throw new Error(`the number ${entry.number} of the history was taken`)

  return {
    number: entry.number,
    async note(hosts) {
      entry = { ...entry, hosts }
      await store.replace(entry)
    },
    async close(ending) {
      entry = { ...entry, ...ending, endedAt: isoTime(timing) }
      await store.replace(entry)
    },
  }
}

/** An entry as it is once nobody works on it any more. */
export function asInterrupted(entry: HistoryEntry, foundAt: string | null): HistoryEntry {
  return {
    ...entry,
    outcome: 'interrupted',
    endedAt: foundAt,
    why: {
      en: `${entry.by.name} did not bring it to its end.`,
      zh: `${entry.by.name} 未能将其执行完毕。`,
    },
  }
}

function isoTime(timing: Timing): string {
  return new Date(timing.now()).toISOString()
}
