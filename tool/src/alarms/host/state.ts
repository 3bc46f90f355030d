import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PostState } from '../../notices/routing/state.ts'
import type { Causes } from './cause.ts'
import type { Memory } from './memory.ts'

/** All that a watcher knows from one look to the next. */
export interface WatchState {
  /** When it last looked, in milliseconds since the epoch: its sign of life. Null before the first look. */
  readonly lookedAt: number | null
  readonly causes: Causes
  readonly memory: Memory
  /** Who was told what, and what is still to go out. */
  readonly post: PostState
}

/** Raised when what is written below means something else: what an older program wrote is then begun anew. */
const format = 1

export const nothingKnown: WatchState = {
  lookedAt: null,
  causes: {},
  memory: { counters: [], ended: [] },
  post: {},
}

/** A file that cannot be read is begun anew: a watcher that does not start watches nothing. */
export async function readState(file: string): Promise<WatchState> {
  try {
    return parseState(await readFile(file, 'utf8'))
  } catch {
    return nothingKnown
  }
}

export function parseState(text: string): WatchState {
  const { format: written, ...state } = JSON.parse(text)
  return written === format ? state : nothingKnown
}

/** Whole or not at all, whenever the power goes. */
export async function writeState(file: string, state: WatchState): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const partial = `${file}.partial`
  const handle = await open(partial, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify({ format, ...state }))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, file)
}
