import { AppError } from '../../errors/app-error.ts'

/** The last plan of a page: the next page begins after it, however many plans are created in between. */
export interface Cursor {
  readonly createdAt: Date
  readonly id: string
}

export function writeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url')
}

export function readCursor(text: string): Cursor {
  const [, time, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!time || !id) throw new AppError('request/malformed')
  return { createdAt: new Date(Number(time)), id }
}
