import type { Timing } from '../../cloud/timing.ts'
import type { Hop } from '../../notices/hop.ts'
import type { Notice } from '../../notices/notice.ts'
import { atAnyHour } from '../../notices/receiver.ts'
import { carryRound } from '../../notices/round.ts'
import { judge } from './judge.ts'
import { look } from './look.ts'
import { noticeOf } from './notice.ts'
import type { WatchOrder } from './order.ts'
import { readState, writeState } from './state.ts'

export interface Watching {
  readonly order: WatchOrder
  /** Where everything that is known from look to look lies. */
  readonly file: string
  readonly timing: Timing
  readonly signal: AbortSignal
}

/** Milliseconds that a message is tried again and again: the next look comes within a minute. */
const patience = 20_000

/**
 * Looks once, decides what is bad, and tells. What is to be told is written down before it goes out, and that it arrived
 * afterwards: whoever is killed between the two says one thing twice, and forgets nothing.
 */
export async function watchOnce({ order, file, timing, signal }: Watching): Promise<readonly Hop[]> {
  const before = await readState(file)
  const now = timing.now()
  const { sight, memory } = await look({ order, now, memory: before.memory })
  const { rules, host, tellsShared } = order
  const judged = { rules, host, tellsShared, sight, now, causes: before.causes, lastLook: before.lookedAt }
  const { causes, changes } = judge(judged)
  const notices = changes.map((change) => noticeOf(change, order))
  const { hops } = await carryRound(before.post, notices, order.receivers, {
    timing,
    signal,
    patience,
    save: (post) => writeState(file, { lookedAt: now, causes, memory, post }),
  })
  return hops
}

/** Tells a notice to everybody, whatever they want to hear of and at whatever hour: this is about the way. */
export async function tryOut(
  { order, timing, signal }: Omit<Watching, 'file'>,
  notice: Notice,
): Promise<readonly Hop[]> {
  const { hops } = await carryRound({}, [notice], order.receivers.map(atAnyHour), {
    timing,
    signal,
    patience,
    save: async () => {},
  })
  return hops
}
