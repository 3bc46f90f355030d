import type { Effect } from './effect.ts'
import { isApiRead } from './stale-reads.ts'

export const emptyReads: Effect = {
  summary: 'is answered with empty lists, though TotalCount says how many there are',
  concerns: isApiRead,
  create: () => ({
    act: async (_call, proceed) => {
      const members = Object.entries(await proceed())
      return Object.fromEntries(members.map(([name, value]) => [name, Array.isArray(value) ? [] : value]))
    },
  }),
}
