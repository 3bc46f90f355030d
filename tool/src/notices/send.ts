import type { DeliverOptions } from './deliver.ts'
import type { Hop } from './hop.ts'
import type { Notice } from './notice.ts'
import type { Receiver } from './receiver.ts'
import { carryRound } from './round.ts'

/**
 * Tells everybody who wants it, at once and whatever the hour: for senders that remember nothing. Every channel is
 * tried; one that fails is told through the others and in the answer.
 */
export async function send(
  notice: Notice,
  receivers: readonly Receiver[],
  options: DeliverOptions,
): Promise<readonly Hop[]> {
  const awake = receivers.map((receiver) => ({ ...receiver, quiet: null }))
  const { hops } = await carryRound({}, [notice], awake, { ...options, save: async () => {} })
  return hops
}
