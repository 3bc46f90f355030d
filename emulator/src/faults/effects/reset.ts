import { reset } from '../disruption.ts'
import type { Effect } from './effect.ts'

export const resetBefore: Effect = {
  summary: 'loses its connection and has no effect',
  create: () => ({
    act: async () => {
      throw reset()
    },
  }),
}

export const resetAfter: Effect = {
  summary: 'has its effect, and loses its connection instead of being answered',
  create: () => ({
    act: async (_call, proceed) => {
      await proceed()
      throw reset()
    },
  }),
}
