import { type DeliverOptions, deliver } from './deliver.ts'
import type { Hop } from './hop.ts'
import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import { labelOf, type Receiver } from './receiver.ts'
import { isAboutChannel } from './routing/broken-channel.ts'
import { type Posted, post } from './routing/post.ts'
import { type Delivery, settle } from './routing/settle.ts'
import type { PostState } from './routing/state.ts'

export interface RoundOptions extends DeliverOptions {
  /** Keeps the state: before anything is sent, so that nothing is lost, and after, so that nothing is repeated. */
  readonly save: (state: PostState) => Promise<void>
}

export interface Round {
  readonly state: PostState
  readonly hops: readonly Hop[]
}

/**
 * One round of telling people: new notices and what is still waiting go out, and a channel that turns out to be broken
 * is told through the others at once.
 */
export async function carryRound(
  before: PostState,
  notices: readonly Notice[],
  receivers: readonly Receiver[],
  options: RoundOptions,
): Promise<Round> {
  const now = () => new Date(options.timing.now())
  let posted = post(before, notices, receivers, now())
  const hops: Hop[] = []
  await options.save(posted.state)
  while (posted.messages.length > 0) {
    const deliveries = await deliverAll(posted, receivers, options)
    hops.push(...deliveries.map(hopOf))
    posted = settle(posted.state, deliveries, receivers, now())
    await options.save(posted.state)
  }
  return { state: posted.state, hops }
}

function hopOf({ message: { to, notices }, ok, answered }: Delivery): Hop {
  const [only] = notices
  const about = notices.length === 1 && only !== undefined && isAboutChannel(only) ? only.title : undefined
  return { channel: to, ok, answered, ...(about === undefined ? {} : { about }) }
}

function deliverAll(
  { messages }: Posted,
  receivers: readonly Receiver[],
  options: DeliverOptions,
): Promise<Delivery[]> {
  return Promise.all(messages.map((message) => deliverOne(message, receivers, options)))
}

async function deliverOne(
  message: Message,
  receivers: readonly Receiver[],
  options: DeliverOptions,
): Promise<Delivery> {
  const receiver = receivers.find((one) => labelOf(one) === message.to)
  if (receiver === undefined) return { message, ok: false, answered: 'no such receiver' }
  const { ok, answered } = await deliver(receiver, message, options)
  return { message, ok, answered }
}
