import { isRead } from '../call.ts'
import type { Effect } from './effect.ts'

/**
 * RunInstances ends in LAUNCH_FAILED, a task of clb, vpc or redis fails. Where the product has no such end, as
 * postgres has none, the object stays for ever in the state that it is in.
 */
export const taskFails: Effect = {
  summary: 'is accepted, and what it set going fails in the end or never ends',
  concerns: (call) => call.protocol === 'api' && !isRead(call),
  create: (_order, { doom }) => ({ act: (_call, proceed) => doom.over(() => proceed()) }),
}
