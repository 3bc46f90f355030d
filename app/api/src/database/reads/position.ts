/**
 * A place in the log of PostgreSQL, its LSN, as a number: https://www.postgresql.org/docs/15/datatype-pg-lsn.html.
 * A server that has come to a place has everything that was committed before it.
 */
export type Position = bigint

/** Before everything that was ever written. */
export const BEGINNING: Position = 0n
/** After everything that will ever be written: only the primary is there. */
export const END: Position = 0xffff_ffff_ffff_ffffn

const HEX = 16
const LOW_BITS = 32n

/** Of `16/B374D848`, as PostgreSQL writes it. */
export function readPosition(text: string): Position {
  const [, high, low] = /^([\da-f]{1,8})\/([\da-f]{1,8})$/i.exec(text) ?? []
  if (!high || !low) throw new Error(`not a position in a log: ${text}`)
  return (BigInt(`0x${high}`) << LOW_BITS) | BigInt(`0x${low}`)
}

/** All of one length, so that their order as texts is their own. */
export function writeSortable(position: Position): string {
  return position.toString(HEX).padStart(HEX, '0')
}

export function readSortable(text: string): Position {
  return BigInt(`0x${text}`)
}
