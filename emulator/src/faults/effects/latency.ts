import { setTimeout } from 'node:timers/promises'
import type { Effect } from './effect.ts'

export const latency: Effect = {
  summary: 'takes so many milliseconds longer',
  needs: ['milliseconds'],
  create: ({ milliseconds }) => ({
    act: async (_call, proceed) => {
      await setTimeout(milliseconds)
      return proceed()
    },
  }),
}
