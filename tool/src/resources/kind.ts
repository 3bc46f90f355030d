import type { Account } from '../cloud/account.ts'
import type { Cloud } from '../cloud/cloud.ts'
import type { CosClient } from '../cloud/cos.ts'
import type { Desired, Fields, Key, Observed, Ref, Rules } from '../plan/model.ts'
import { isRef } from '../plan/references.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Backups } from './backups.ts'
import type { Owner } from './ownership.ts'

/** A cloud id in what was observed and resolved; a reference in what is planned. */
export type Id = string | Ref

/** What a kind needs to act in the cloud for one environment. */
export interface ResourceContext {
  readonly cloud: Cloud
  readonly cos: CosClient
  readonly account: Account
  readonly owner: Owner
  readonly secrets: Secrets
}

/**
 * One kind of cloud object. `create` orders it and nothing more; every field that can be set later is brought
 * about by `updates`, in their order, for a new object and an old one alike. So a create that was cut off is
 * finished by the next apply with the same code.
 */
export interface Kind<F extends Fields = Fields> {
  readonly kind: string
  readonly rules: Rules
  /** Minutes it may take to settle. */
  readonly patience: number
  /**
   * Everything of this kind that belongs to the environment, by tags or by name. Where one key only is meant, a
   * kind whose objects take several requests each need not look at the others.
   */
  list(context: ResourceContext, only?: Key): Promise<Observed<F>[]>
  /** Looks by name for one that was just ordered and that `list` does not show, since its tags lag. */
  find?(context: ResourceContext, desired: Desired<F>): Promise<Observed<F> | undefined>
  /** Orders it with its tags; references are resolved to ids. */
  create(context: ResourceContext, desired: Desired<F>): Promise<void>
  readonly updates: readonly Update<F>[]
  /** Has an object that stands still go on, unless something is under way on it. Absent where none does. */
  wake?(context: ResourceContext, observed: Observed<F>): Promise<void>
  /** The next step towards gone; asked again until `list` no longer has it. */
  remove(context: ResourceContext, observed: Observed<F>): Promise<void>
  /**
   * Puts the ownership tags on an object that lacks them. Absent where the cloud has no tags for the kind: it is
   * found through its parent or by its name.
   */
  tag?(context: ResourceContext, observed: Observed<F>): Promise<void>
  /** How it is copied before it is deleted; there where the rules tell what becomes of the copy. */
  readonly backups?: Backups<F>
}

/** Brings about the fields it names, in place. */
export interface Update<F extends Fields> {
  readonly fields: readonly (keyof F & string)[]
  apply(context: ResourceContext, observed: Observed<F>, desired: Desired<F>): Promise<void>
}

/** The id that a resolved field holds. */
export function idIn(value: Id): string {
  if (isRef(value)) throw new Error(`${value.ref} is needed before it exists`)
  return value
}

export const noRules: Rules = {
  immutable: [],
  initial: [],
  unordered: [],
  swaps: [],
  loose: [],
  atLeast: [],
  holdsData: false,
  backup: 'none',
}
