import { page } from '../disruption.ts'
import type { Effect } from './effect.ts'

export const emptyBody: Effect = {
  summary: 'is answered with HTTP 200 and nothing, after its effect or before',
  takes: ['at'],
  create: ({ at = 'after-effect' }) => ({
    act: async (_call, proceed) => {
      if (at !== 'before-effect') await proceed()
      throw page(200, 'application/json', '')
    },
  }),
}
