import type { Call, Proceed } from '../call.ts'
import type { Doom } from '../doom.ts'
import type { FaultOrder } from '../fault.ts'
import type { Gate } from '../gate.ts'
import type { Newborns } from '../newborns.ts'
import type { Skew } from '../skew.ts'

/** The settings that only some effects take. */
export type Setting = 'milliseconds' | 'at' | 'reads' | 'status' | 'calls' | 'code'

/** What effects reach into. */
export interface Tools {
  readonly gate: Gate
  readonly newborns: Newborns
  readonly doom: Doom
  readonly skew: Skew
}

/** One fault's way with the calls that it acts on. */
export interface Behaviour {
  /** Answers the call, mostly by `proceed` to the effect and doing something before, after or instead. */
  act?(call: Call, proceed: Proceed): Promise<object>
  /** The fault is cleared. */
  end?(): void
}

export interface Effect {
  /** For `faults --help`; begins with what happens to the call. */
  readonly summary: string
  readonly needs?: readonly Setting[]
  readonly takes?: readonly Setting[]
  /** Which calls can have it at all; default: every. */
  concerns?(call: Call): boolean
  create(order: FaultOrder & { readonly id: string }, tools: Tools): Behaviour
}
