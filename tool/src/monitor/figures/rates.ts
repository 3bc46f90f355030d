import type { Told } from '../../health/host/told.ts'
import type { HostReading } from '../host/reading.ts'

/** What a host told, and what it told before that: counts become rates between the two. */
export interface Pair {
  readonly host: string
  readonly reading: HostReading | undefined
  readonly before: HostReading | undefined
}

export function told<T>(one: Told<T> | undefined): T | undefined {
  return one !== undefined && 'told' in one ? one.told : undefined
}

/** Percent; undefined of nothing. */
export function share(part: number, whole: number): number | undefined {
  return whole > 0 ? (100 * part) / whole : undefined
}

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
