import type { Effect } from './effect.ts'
import { isApiRead } from './stale-reads.ts'

/** An object is known by its id, which is the name of its record too. What belongs to a hidden one is hidden too. */
export const hideNew: Effect = {
  summary: 'does not list what was made less than so many milliseconds ago, since the fault was injected',
  needs: ['milliseconds'],
  concerns: isApiRead,
  create: ({ milliseconds = 0 }, { newborns }) => {
    const isHidden = (item: unknown) => stringsOf(item).some((text) => newborns.isYounger(text, milliseconds))
    return {
      end: newborns.watch(),
      act: async (_call, proceed) => {
        const answer = await proceed()
        let hidden = 0
        const shown = Object.entries(answer).map(([name, value]) => {
          if (!Array.isArray(value)) return [name, value]
          const left = value.filter((item) => !isHidden(item))
          hidden += value.length - left.length
          return [name, left]
        })
        return countedDown(Object.fromEntries(shown), hidden)
      },
    }
  },
}

function stringsOf(item: unknown): string[] {
  if (typeof item === 'string') return [item]
  if (typeof item !== 'object' || item === null) return []
  return Object.values(item).filter((value) => typeof value === 'string')
}

function countedDown(answer: Record<string, unknown>, by: number): object {
  const { TotalCount } = answer
  return typeof TotalCount === 'number' ? { ...answer, TotalCount: TotalCount - by } : answer
}
