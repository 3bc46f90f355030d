import type { Spec } from './catalogue.ts'

/**
 * Yuan an hour for a primary with its standby, paid by the hour. Of the magnitude of the API's own example (2 GB of
 * memory and 100 GB of storage for 276 a month), as it stood in August 2026; not an offer.
 */
const perMemoryGigabyte = 0.15
const perStorageGigabyte = 0.0009

/** Fen an hour, whole ones as the cloud answers. A read-only instance is one node of the two. */
export function instancePrice({ memory }: Spec, storage: number, type: 'primary' | 'readonly'): number {
  const pair = memory * perMemoryGigabyte + storage * perStorageGigabyte
  return Math.round((type === 'readonly' ? pair / 2 : pair) * 100)
}
