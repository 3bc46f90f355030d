import type { Timing } from '../cloud/timing.ts'
import { type Answer, soon } from './channels/channel.ts'
import { sendOnce } from './channels/index.ts'
import type { Message } from './message.ts'
import type { Receiver } from './receiver.ts'

export interface DeliverOptions {
  readonly timing: Timing
  readonly signal: AbortSignal
  /** How long a message is tried again and again, in milliseconds. Default: a minute and a half. */
  readonly patience?: number
}

/** Long enough for a robot's next minute. */
const usualPatience = 90_000

/** Tries that a mere accident is given, such as a connection that breaks. */
const mostTries = 4

/** Milliseconds that one try may take. */
const longestTry = 15_000

/** Sends one message and tries again while that may help. Never throws: what went wrong is the answer. */
export async function deliver(
  receiver: Receiver,
  message: Message,
  { timing, signal, patience = usualPatience }: DeliverOptions,
): Promise<Answer> {
  const deadline = timing.now() + patience
  for (let tries = 1; ; tries++) {
    const answer = await attempt(receiver, message, timing, signal)
    const told = { ...answer, answered: withoutSecrets(answer.answered, receiver) }
    if (answer.ok || answer.againAfter === undefined || signal.aborted) return told
    if (tries >= mostTries) return told
    const pause = Math.max(answer.againAfter, soon * 2 ** (tries - 1))
    if (timing.now() + pause > deadline) return told
    try {
      await timing.sleep(pause, signal)
    } catch {
      return told
    }
  }
}

async function attempt(
  receiver: Receiver,
  message: Message,
  timing: Timing,
  signal: AbortSignal,
): Promise<Answer> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(longestTry)])
  try {
    return await sendOnce(receiver, message, { now: new Date(timing.now()), signal: inTime })
  } catch (error) {
    return { ok: false, answered: reason(error), againAfter: soon }
  }
}

/** `fetch failed` says nothing; its cause does. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${longestTry / 1000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}

/** Others may repeat in their answer what they were sent. */
function withoutSecrets(text: string, receiver: Receiver): string {
  return secretsOf(receiver).reduce((shown, secret) => shown.replaceAll(secret, '…'), text)
}

function secretsOf(receiver: Receiver): string[] {
  if (receiver.kind === 'email') return [receiver.server.login?.password ?? ''].filter(Boolean)
  const { address } = receiver
  const query = new URL(address).searchParams
  const key = receiver.kind === 'webhook' ? receiver.key : undefined
  return [address, ...query.values(), key ?? ''].filter(Boolean)
}
