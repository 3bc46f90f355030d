import { internalError } from '../refusals.ts'
import type { Effect } from './effect.ts'

export const internalErrorBefore: Effect = {
  summary: 'is refused with InternalError and has no effect',
  create: () => ({
    act: async (call) => {
      throw internalError(call)
    },
  }),
}

export const internalErrorAfter: Effect = {
  summary: 'has its effect, and is answered with InternalError',
  create: () => ({
    act: async (call, proceed) => {
      await proceed()
      throw internalError(call)
    },
  }),
}
