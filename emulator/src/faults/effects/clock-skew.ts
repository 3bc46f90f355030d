import type { Effect } from './effect.ts'

/** Every signature is held against the wrong time, and `Date` tells it. */
export const clockSkew: Effect = {
  summary: 'puts the cloud’s clock ahead by so many milliseconds, or behind by a negative number',
  needs: ['milliseconds'],
  concerns: () => false,
  create: ({ milliseconds = 0 }, { skew }) => ({ end: skew.add(milliseconds) }),
}
