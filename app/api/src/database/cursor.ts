import type { z } from 'zod'
import { AppError } from '../errors/app-error.ts'

/** The last row of a page, of a list with the newest first: the next page begins after it, whatever is new by then. */
export interface Cursor {
  readonly createdAt: Date
  readonly id: string
}

export function writeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url')
}

/** `ids` is what an id of this list looks like: a cursor comes from outside like everything else. */
export function readCursor(text: string, ids: z.ZodType<string>): Cursor {
  const [, time, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!time || !ids.safeParse(id).success || !id) throw new AppError('request/malformed')
  return { createdAt: new Date(Number(time)), id }
}
