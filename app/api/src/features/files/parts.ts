import type { StoredPart } from '../../storage/object-store.ts'
import type { Upload } from './schema.ts'

export interface Part {
  /** From 1. */
  readonly number: number
  /** Where in the file it begins. */
  readonly start: number
  readonly bytes: number
}

/** A part of an upload; `undefined` if it has none of that number. */
export function partOf({ bytes, partBytes, partCount }: Upload, number: number): Part | undefined {
  if (number < 1 || number > partCount) return undefined
  const start = (number - 1) * partBytes
  return { number, start, bytes: Math.min(partBytes, bytes - start) }
}

/** The parts that are not there, or there with another length. */
export function missingParts(upload: Upload, stored: readonly StoredPart[]): Part[] {
  const lengths = new Map(stored.map(({ number, bytes }) => [number, bytes]))
  return Array.from({ length: upload.partCount }, (_, index) => partOf(upload, index + 1))
    .filter((part) => part !== undefined)
    .filter(({ number, bytes }) => lengths.get(number) !== bytes)
}
