import { page } from '../disruption.ts'
import type { Effect } from './effect.ts'

/** What a gateway says in front of a product that it cannot reach, or that takes too long. */
export const http5xx: Effect = {
  summary: 'gets a gateway’s HTML page with an HTTP status, 502 unless given, before its effect or after',
  takes: ['status', 'at'],
  create: ({ status = 502, at = 'before-effect' }) => ({
    act: async (_call, proceed) => {
      if (at !== 'before-effect') await proceed()
      throw page(status, 'text/html', `<html><body><center><h1>${status}</h1></center></body></html>\n`)
    },
  }),
}
