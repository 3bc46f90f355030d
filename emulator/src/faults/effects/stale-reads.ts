import { type Call, isRead } from '../call.ts'
import type { Effect } from './effect.ts'

/**
 * Of each question, told apart by its parameters, the answers are kept. The first is true, having none before it;
 * from then on each is so many reads old.
 */
export const staleReads: Effect = {
  summary: 'is answered as the same question was answered so many reads ago, 1 unless given',
  takes: ['reads'],
  concerns: isApiRead,
  create: ({ reads = 1 }) => {
    const answers = new Map<string, object[]>()
    return {
      act: async ({ product, action, region, parameters }, proceed) => {
        const question = `${product}:${action}/${region}/${JSON.stringify(parameters)}`
        const earlier = answers.get(question) ?? []
        answers.set(question, [...earlier, await proceed()].slice(-reads - 1))
        return answers.get(question)?.[0] ?? {}
      },
    }
  },
}

export function isApiRead(call: Call): boolean {
  return call.protocol === 'api' && isRead(call)
}
