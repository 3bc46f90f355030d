import type { Notice } from '../notice.ts'
import { labelOf, type Receiver, wants } from '../receiver.ts'
import { channelCause } from './broken-channel.ts'
import { type Box, isSameNotice, type Waiting } from './state.ts'

/** Notices that a receiver cannot be told of are kept up to this number; the oldest are dropped first. */
const mostWaiting = 200

/** Lays a notice into a receiver's box, unless it does not want it or knows it already. */
export function put(box: Box, notice: Notice, receiver: Receiver, now: Date): Box {
  // That a channel is broken is told through the others.
  if (notice.cause === channelCause(labelOf(receiver))) return box
  switch (notice.state) {
    case 'raised':
      return wants(receiver, notice) && !isKnown(box, notice) ? putRaised(box, notice, now) : box
    case 'resolved':
      return putResolved(box, notice, now)
    case 'told':
      return wants(receiver, notice) ? putTold(box, notice, now) : box
  }
}

function isKnown({ told }: Box, { cause, level, edition }: Notice): boolean {
  const known = told[cause]
  return known !== undefined && known.level === level && known.edition === edition
}

/** What was raised before and not told yet is told as it is now, and with when it began. */
function putRaised(box: Box, notice: Notice, now: Date): Box {
  const former = waitingOf(box, notice)
  const { since } = former?.notice ?? notice
  return withWaiting(box, { notice: { ...notice, since }, at: former?.at ?? now.toISOString() })
}

/** Whoever heard that something is wrong hears that it is well again, and nobody else does. */
function putResolved(box: Box, notice: Notice, now: Date): Box {
  const former = waitingOf(box, notice)
  const raised = box.told[notice.cause] ?? former?.notice
  if (raised === undefined) return box
  const { since } = raised
  return withWaiting(box, { notice: { ...notice, since }, at: former?.at ?? now.toISOString() })
}

function putTold(box: Box, notice: Notice, now: Date): Box {
  const isThere = box.waiting.some((one) => isSameNotice(one.notice, notice))
  return isThere ? box : append(box, box.waiting, { notice, at: now.toISOString() })
}

function waitingOf({ waiting }: Box, { cause }: Notice): Waiting | undefined {
  return waiting.find(({ notice }) => notice.cause === cause)
}

/** In the place of what waits of the same cause. */
function withWaiting(box: Box, fresh: Waiting): Box {
  const others = box.waiting.filter(({ notice }) => notice.cause !== fresh.notice.cause)
  return append(box, others, fresh)
}

function append(box: Box, others: readonly Waiting[], fresh: Waiting): Box {
  return { ...box, waiting: [...others, fresh].slice(-mostWaiting) }
}
