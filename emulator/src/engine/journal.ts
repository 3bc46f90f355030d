import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Collection, Store } from './store.ts'

/** `[collection, id, record]` sets a record, `[collection, id]` deletes it. */
type Write = [collection: string, id: string, record?: object]

type Records = Map<string, Map<string, object>>

/**
 * A store kept in `state.jsonl`: one JSON line holds all that one turn of the event loop wrote.
 *
 * An action decides without awaiting between its writes, so a line is a whole action: a kill at any moment
 * leaves all of it or nothing. The line is handed to the system before the action's answer goes out; it
 * survives the end of the process, though not a power cut, which is enough for an emulator.
 */
export function openStore(folder: string): Store {
  const path = join(folder, 'state.jsonl')
  const { records, writes } = replay(path)
  if (writes > count(records)) compact(path, records)

  const journal = openSync(path, 'a', 0o600)
  let pending: string[] = []

  const flush = () => {
    if (pending.length === 0) return
    const line = `[${pending.join(',')}]\n`
    pending = []
    try {
      appendWhole(journal, line)
    } catch (cause) {
      // Nothing may be answered that is not written: this ends the process, and the next start finds a torn line.
      throw new Error(`${path} cannot be written.`, { cause })
    }
  }
  const append = (write: Write) => {
    if (pending.push(JSON.stringify(write)) === 1) queueMicrotask(flush)
  }

  const collections = new Map<string, unknown>()

  return {
    collection: <T extends object>(name: string) => {
      if (!collections.has(name)) {
        collections.set(name, journalled(name, recordsOf(records, name), append))
      }
      return collections.get(name) as Collection<T>
    },
    close: () => {
      flush()
      closeSync(journal)
    },
  }
}

function journalled<T extends object>(
  name: string,
  records: Map<string, T>,
  append: (write: Write) => void,
): Collection<T> {
  let version = 0
  return {
    get: (id) => records.get(id),
    has: (id) => records.has(id),
    set: (id, record) => {
      append([name, id, record])
      records.set(id, record)
      version += 1
    },
    delete: (id) => {
      if (!records.delete(id)) return false
      append([name, id])
      version += 1
      return true
    },
    values: () => records.values(),
    entries: () => records.entries(),
    get size() {
      return records.size
    },
    get version() {
      return version
    },
  }
}

function replay(path: string): { records: Records; writes: number } {
  const records: Records = new Map()
  let writes = 0
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : ['']
  // What follows the last newline is empty, or a line that a kill or a full disk cut short: never answered for.
  const torn = lines.pop() !== ''
  for (const [index, line] of lines.entries()) {
    for (const [collection, id, record] of parse(line, path, index + 1)) {
      writes += 1
      if (record === undefined) recordsOf(records, collection).delete(id)
      else recordsOf(records, collection).set(id, record)
    }
  }
  if (torn) writes += 1
  return { records, writes }
}

function parse(line: string, path: string, number: number): Write[] {
  try {
    return JSON.parse(line) as Write[]
  } catch (cause) {
    throw new Error(`${path} is damaged in line ${number}. Restore the file or start afresh with reset.`, {
      cause,
    })
  }
}

/** Rewrites the journal as its outcome, beside the old one until it is complete. */
function compact(path: string, records: Records): void {
  const next = `${path}.next`
  const file = openSync(next, 'w', 0o600)
  for (const [collection, byId] of records) {
    for (const [id, record] of byId) appendWhole(file, `[${JSON.stringify([collection, id, record])}]\n`)
  }
  fsyncSync(file)
  closeSync(file)
  renameSync(next, path)
}

/** `writeSync` may write less than it was given, as on a disk that is nearly full. */
function appendWhole(file: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text)
  while (rest.length > 0) rest = rest.subarray(writeSync(file, rest))
}

function recordsOf(records: Records, collection: string): Map<string, object> {
  const existing = records.get(collection)
  if (existing) return existing
  const fresh = new Map<string, object>()
  records.set(collection, fresh)
  return fresh
}

function count(records: Records): number {
  let total = 0
  for (const byId of records.values()) total += byId.size
  return total
}
