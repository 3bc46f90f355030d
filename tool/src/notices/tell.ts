import { isDeepStrictEqual } from 'node:util'
import { reasonOf } from '../releases/history/reason.ts'
import type { Session } from '../session.ts'
import type { DeliverOptions } from './deliver.ts'
import type { Hop } from './hop.ts'
import { keepingIn } from './keeping.ts'
import type { Notice } from './notice.ts'
import type { Receiver } from './receiver.ts'
import { type Resolved, resolveReceivers } from './resolve.ts'
import { carryRound } from './round.ts'
import { send } from './send.ts'
import { cosStateStore, type StateStore } from './state-store.ts'

/**
 * Tells those who want to know, and whoever still waits for something. Never throws: the command that has something to
 * tell did what it did, whether or not anybody hears of it.
 */
export async function tell(session: Session, ...notices: readonly Notice[]): Promise<readonly Hop[]> {
  const { environment, context } = session
  if (environment.notices === undefined) return []
  try {
    const resolved = await receiversOf(session)
    const options = { timing: context.cloud.timing, signal: context.cloud.signal ?? neverAborted }
    const hops = await remembering(cosStateStore(context), notices, resolved.receivers, options)
    // Nobody misses that something is well again.
    return notices.some(({ state }) => state !== 'resolved') ? [...hops, ...failedHops(resolved)] : hops
  } catch (error) {
    return [{ channel: 'notices', ok: false, answered: reasonOf(error) }]
  }
}

export function receiversOf(session: Session): Promise<Resolved> {
  return resolveReceivers(session.environment.notices, keepingIn(session))
}

/** Receivers without an address are told of too, in place of an answer. */
export function failedHops({ unreachable }: Resolved): Hop[] {
  return unreachable.map(({ channel, why }) => ({ channel, ok: false, answered: why }))
}

/** Where nothing can be remembered, such as with the rights of somebody who only looks, all is told at once. */
async function remembering(
  store: StateStore,
  notices: readonly Notice[],
  receivers: readonly Receiver[],
  options: DeliverOptions,
): Promise<readonly Hop[]> {
  let hasBegun = false
  try {
    let known = await store.read()
    const save: StateStore['write'] = async (state) => {
      if (!isDeepStrictEqual(state, known)) await store.write(state)
      known = state
      hasBegun = true
    }
    const { hops } = await carryRound(known, notices, receivers, { ...options, save })
    return hops
  } catch (error) {
    // Some of it went out: the worst that a state which is not written does is that it goes out again.
    if (hasBegun) throw error
    const told = await Promise.all(notices.map((notice) => send(notice, receivers, options)))
    return told.flat()
  }
}

const neverAborted = new AbortController().signal
