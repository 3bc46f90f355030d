import { page } from '../disruption.ts'
import type { Effect } from './effect.ts'

/** As a captive portal or a broken proxy would answer: with success, and nonsense. */
export const notJson: Effect = {
  summary: 'is answered with HTTP 200 and a page instead of JSON or XML, after its effect or before',
  takes: ['at'],
  create: ({ at = 'after-effect' }) => ({
    act: async (_call, proceed) => {
      if (at !== 'before-effect') await proceed()
      throw page(
        200,
        'text/html',
        '<!doctype html><title>Welcome</title><p>Please sign in to continue.</p>\n',
      )
    },
  }),
}
