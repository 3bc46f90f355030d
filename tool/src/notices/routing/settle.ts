import type { Message } from '../message.ts'
import type { Notice } from '../notice.ts'
import type { Receiver } from '../receiver.ts'
import { brokenNotice, mendedNotice } from './broken-channel.ts'
import { type Posted, post } from './post.ts'
import { type Box, emptyBox, isSameNotice, type PostState } from './state.ts'

/** How a message fared. */
export interface Delivery {
  readonly message: Message
  readonly ok: boolean
  /** What the other side answered. */
  readonly answered: string
}

/** Minutes until a channel that failed is tried again: doubled each time, up to an hour. */
const firstPause = 1
const longestPause = 60

/**
 * Writes down how messages fared. What did not arrive goes on waiting, and the other receivers are told of the channel
 * that is broken: once, and once more when it is well again. Pure.
 */
export function settle(
  state: PostState,
  deliveries: readonly Delivery[],
  receivers: readonly Receiver[],
  now: Date,
): Posted {
  const settled = deliveries.map((delivery) => [delivery.message.to, settleBox(state, delivery, now)])
  const notices = deliveries.flatMap((delivery) => channelNotices(state, delivery, now))
  return post({ ...state, ...Object.fromEntries(settled) }, notices, receivers, now)
}

function settleBox(state: PostState, { message, ok }: Delivery, now: Date): Box {
  const box = state[message.to] ?? emptyBox
  return ok ? delivered(box, message) : failed(box, now)
}

function delivered({ told, waiting }: Box, { notices }: Message): Box {
  return {
    told: notices.reduce<Box['told']>(remember, told),
    waiting: waiting.filter(({ notice }) => !notices.some((sent) => isSameNotice(notice, sent))),
  }
}

function remember(told: Box['told'], notice: Notice): Box['told'] {
  const { cause, state, level, since, edition } = notice
  if (state === 'raised')
    return { ...told, [cause]: { level, since, ...(edition === undefined ? {} : { edition }) } }
  if (state === 'told') return told
  const { [cause]: _, ...others } = told
  return others
}

function failed(box: Box, now: Date): Box {
  const failures = (box.broken?.failures ?? 0) + 1
  const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1))
  const since = box.broken?.since ?? now.toISOString()
  const againAt = new Date(now.getTime() + pause * 60_000).toISOString()
  return { ...box, broken: { since, failures, againAt } }
}

function channelNotices(before: PostState, { message, ok, answered }: Delivery, now: Date): Notice[] {
  const broken = before[message.to]?.broken
  if (ok) return broken === undefined ? [] : [mendedNotice(message, broken.since)]
  return [brokenNotice(message, broken?.since ?? now.toISOString(), answered)]
}
