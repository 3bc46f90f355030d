import type { Effect } from './effect.ts'
import { isApiRead } from './stale-reads.ts'

/** The first page, in the ways that products ask for one: https://cloud.tencent.com/document/api/213/15688 */
const firstPage: Readonly<Record<string, (given: unknown) => unknown>> = {
  Offset: (given) => (typeof given === 'string' ? '0' : 0),
  PageNumber: () => 1,
  Page: () => 1,
}

const tokens = ['PaginationToken', 'NextToken']

export const repeatPage: Effect = {
  summary: 'is answered with the first page, whichever it asks for',
  concerns: isApiRead,
  create: () => ({
    act: (call, proceed) => {
      const asked = Object.entries(call.parameters).filter(([name]) => !tokens.includes(name))
      call.parameters = Object.fromEntries(
        asked.map(([name, given]) => [name, firstPage[name]?.(given) ?? given]),
      )
      return proceed()
    },
  }),
}
