import type { FastifyRequest } from 'fastify'

/**
 * How old, in ms, an answer may be by the word of whoever asks: `Cache-Control: max-age` in seconds, and `no-cache` for
 * what is true now (https://www.rfc-editor.org/rfc/rfc9111#name-request-directives). Without a word: as old as may be.
 */
export function oldestWanted({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const wish = headers['cache-control']
  if (wish === undefined) return Number.POSITIVE_INFINITY
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,])/i.test(wish)) return 0
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})(?:$|[\s,])/i.exec(wish)?.[1]
  return seconds === undefined ? Number.POSITIVE_INFINITY : Number(seconds) * 1_000
}
