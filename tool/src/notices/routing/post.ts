import { createHash } from 'node:crypto'
import type { Message } from '../message.ts'
import type { Notice } from '../notice.ts'
import { isQuiet, lastEnd } from '../quiet-hours.ts'
import { labelOf, type Receiver } from '../receiver.ts'
import { put } from './put.ts'
import { type Box, emptyBox, type PostState, type Waiting } from './state.ts'

export interface Posted {
  readonly state: PostState
  /** To be sent now, and told to `settle` afterwards. */
  readonly messages: readonly Message[]
}

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
    return { receiver, box: notices.reduce((box, notice) => put(box, notice, receiver, now), before) }
  })
  return {
    state: Object.fromEntries(boxes.map(({ receiver, box }) => [labelOf(receiver), box])),
    messages: boxes.flatMap(({ receiver, box }) => due(receiver, box, now)),
  }
}

function due(receiver: Receiver, { waiting, broken }: Box, now: Date): Message[] {
  if (broken !== undefined && new Date(broken.againAt) > now) return []
  const notices = waiting.filter((one) => isDue(one, receiver, now)).map(({ notice }) => notice)
  if (notices.length === 0) return []
  const to = labelOf(receiver)
  return [{ id: idOf(to, notices), to, notices, at: now.toISOString() }]
}

/** A sender that is awake at night alone would keep things for ever: what missed a whole day goes out. */
function isDue({ notice, at }: Waiting, { quiet }: Receiver, now: Date): boolean {
  if (quiet === null || !isQuiet(quiet, now) || notice.level === 'critical') return true
  return new Date(at) < lastEnd(quiet, now)
}

function idOf(to: string, notices: readonly Notice[]): string {
  const hash = createHash('sha256').update(to)
  for (const { cause, state, since } of notices) hash.update(`\n${cause}\n${state}\n${since}`)
  return hash.digest('hex').slice(0, 32)
}
