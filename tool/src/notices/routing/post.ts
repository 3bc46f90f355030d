import { createHash } from 'node:crypto'
import type { Message } from '../message.ts'
import type { Notice } from '../notice.ts'
import { isQuiet } from '../quiet-hours.ts'
import { labelOf, type Receiver, wants } from '../receiver.ts'
import { channelCause } from './broken-channel.ts'
import { type Box, emptyBox, isSameNotice, type PostState } from './state.ts'

export interface Posted {
  readonly state: PostState
  /** To be sent now, and told to `settle` afterwards. */
  readonly messages: readonly Message[]
}

/** Notices that a receiver cannot be told of are kept up to this number; the oldest are dropped first. */
const mostWaiting = 200

/**
 * Decides who is told what, and when: what a receiver wants and does not know yet, all of it in one message, and in its
 * quiet hours only what is critical. What goes out stays in the state until it has arrived. Pure.
 */
export function post(
  state: PostState,
  notices: readonly Notice[],
  receivers: readonly Receiver[],
  now: Date,
): Posted {
  const boxes = receivers.map((receiver) => {
    const before = state[labelOf(receiver)] ?? emptyBox
    return { receiver, box: notices.reduce((box, notice) => put(box, notice, receiver), before) }
  })
  return {
    state: Object.fromEntries(boxes.map(({ receiver, box }) => [labelOf(receiver), box])),
    messages: boxes.flatMap(({ receiver, box }) => due(receiver, box, now)),
  }
}

function put(box: Box, notice: Notice, receiver: Receiver): Box {
  // That a channel is broken is told through the others.
  if (notice.cause === channelCause(labelOf(receiver))) return box
  if (notice.state === 'resolved') return putResolved(box, notice)
  if (!wants(receiver, notice)) return box
  if (notice.state === 'raised' && isKnown(box, notice)) return box
  const isOlder = (one: Notice) =>
    notice.state === 'raised' ? one.cause === notice.cause : isSameNotice(one, notice)
  return waitingFor(box, [...box.waiting.filter((one) => !isOlder(one)), notice])
}

function isKnown({ told }: Box, { cause, level, edition }: Notice): boolean {
  const known = told[cause]
  return known !== undefined && known.level === level && known.edition === edition
}

/** Whoever heard that something is wrong hears that it is well again, and nobody else does. */
function putResolved(box: Box, notice: Notice): Box {
  const others = box.waiting.filter(({ cause }) => cause !== notice.cause)
  const raised = box.told[notice.cause] ?? box.waiting.find(({ cause }) => cause === notice.cause)
  return raised === undefined ? box : waitingFor(box, [...others, { ...notice, since: raised.since }])
}

function waitingFor(box: Box, waiting: readonly Notice[]): Box {
  return { ...box, waiting: waiting.slice(-mostWaiting) }
}

function due(receiver: Receiver, { waiting, broken }: Box, now: Date): Message[] {
  if (broken !== undefined && new Date(broken.againAt) > now) return []
  const quiet = isQuiet(receiver.quiet, now)
  const notices = waiting.filter(({ level }) => !quiet || level === 'critical')
  if (notices.length === 0) return []
  const to = labelOf(receiver)
  return [{ id: idOf(to, notices), to, notices, at: now.toISOString() }]
}

function idOf(to: string, notices: readonly Notice[]): string {
  const hash = createHash('sha256').update(to)
  for (const { cause, state, since } of notices) hash.update(`\n${cause}\n${state}\n${since}`)
  return hash.digest('hex').slice(0, 32)
}
