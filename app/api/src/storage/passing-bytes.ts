import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** As much as a collection of the young generation, which takes half a millisecond, is worth. */
const COLLECT_EVERY_BYTES = 4 * 1024 * 1024

setFlagsFromString('--expose-gc')
const collect: NodeJS.GCFunction = runInNewContext('gc')
let passed = 0

/**
 * To be told of what streams through the process. V8 counts buffers toward the size at which it looks through the whole
 * heap, and frees those that have passed only when the young generation is full of small objects, of which a stream
 * makes few: without this, 256 MiB cost twenty full collections, which is more work than all the rest.
 */
export function notePassed(bytes: number): void {
  passed += bytes
  if (passed < COLLECT_EVERY_BYTES) return
  passed = 0
  collect({ type: 'minor' })
}
