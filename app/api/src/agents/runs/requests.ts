import type { ModelRequest } from '../models/model-client.ts'
import type { RunEvent } from '../run-events.ts'
import type { Place } from './told.ts'

/** A request as it is kept: what it has in common with an earlier one of the same agent is kept there. */
export type KeptRequest = ModelRequest & { readonly continues?: Continued }

/** The earlier request, by its place, and how many of its messages this one begins with. */
export type Continued = Pick<Place, 'branch' | 'ordinal'> & { readonly messages: number }

/** After so many that continue each other one is kept whole, so that none is long to put together. */
const LONGEST_CHAIN = 20

interface Earlier {
  readonly place: Place
  readonly messages: readonly string[]
  readonly chain: number
}

/**
 * What models were asked, with what they were asked before left out: an agent's request is its whole conversation so far,
 * and a run of a hundred turns would be kept fifty times over.
 */
export class Requests {
  readonly #earlier = new Map<string, Earlier>()

  /** Also to be shown the requests that were told before a crash, in the same order. */
  keep(event: RunEvent, place: Place): KeptRequest | undefined {
    if (!('request' in event)) return undefined
    const { request, source } = event
    const who = `${place.branch} ${source}`
    const messages = request.messages.map((message) => JSON.stringify(message))
    const earlier = this.#earlier.get(who)
    const common = earlier && earlier.chain < LONGEST_CHAIN ? commonBeginning(earlier.messages, messages) : 0
    this.#earlier.set(who, { place, messages, chain: common > 0 && earlier ? earlier.chain + 1 : 0 })
    if (!earlier || common === 0) return request
    const { branch, ordinal } = earlier.place
    return {
      ...request,
      messages: request.messages.slice(common),
      continues: { branch, ordinal, messages: common },
    }
  }
}

function commonBeginning(a: readonly string[], b: readonly string[]): number {
  const different = b.findIndex((message, index) => message !== a[index])
  return different === -1 ? b.length : different
}
