import { type Call, isGone } from '../call.ts'
import { reset } from '../disruption.ts'
import type { Effect } from './effect.ts'

/**
 * Holds the call at one of its three points until it is resumed, and with it the world: see `Gate`. A call whose
 * client is gone by then has no further effect.
 */
export const pause: Effect = {
  summary:
    'stands still before-effect, after-effect or after-answer (--at), and all later calls with it, until it is resumed',
  needs: ['at'],
  create: ({ id, at }, { gate }) => {
    let cleared = false
    /** What was taken before the fault was cleared may get to its point after that, when nobody resumes it any more. */
    const hold = async (call: Call) => {
      if (!cleared) await gate.hold(id, call)
    }
    return {
      end: () => {
        cleared = true
      },
      act: async (call, proceed) => {
        if (at === 'before-effect') {
          await hold(call)
          if (isGone(call)) throw reset()
        }
        if (at === 'after-answer') call.response.once('finish', () => void hold(call))
        const answer = await proceed()
        if (at === 'after-effect') await hold(call)
        return answer
      },
    }
  },
}
