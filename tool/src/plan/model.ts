/** `vpc/main`: a resource's place in the config, stable while its cloud id is not. */
export type Key = `${string}/${string}`

/** Stands for the cloud id of another resource, which may not exist yet. */
export interface Ref {
  readonly ref: Key
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Ref
  | readonly Value[]
  | { readonly [name: string]: Value | undefined }

export type Fields = { readonly [name: string]: Value }

/** What the config says of one resource. */
export interface Desired<F extends Fields = Fields> {
  readonly kind: string
  readonly key: Key
  /** The name it gets in the cloud; a function of project, environment and key. */
  readonly name: string
  readonly fields: F
}

/** What the cloud says of one object. Its fields have the names of `Desired`, with cloud ids for references. */
export interface Observed<F extends Fields = Fields> {
  readonly kind: string
  readonly key: Key
  readonly id: string
  readonly name: string
  /** Whether it carries all three ownership tags. */
  readonly tagged: boolean
  /** The cloud's word for its state. */
  readonly state: string
  /** Nothing is under way on it. */
  readonly settled: boolean
  /** Why it can never settle, in the cloud's words. */
  readonly failure?: string
  readonly fields: F
}

/** What the plan must know of a kind. */
export interface Rules {
  /** Fields that only a new object can have. */
  readonly immutable: readonly string[]
  /** Fields that a new object is given and that nobody can ask for later: they never differ. */
  readonly initial: readonly string[]
  /** Lists whose order has no meaning. */
  readonly unordered: readonly string[]
  /** Sets of named things in which the cloud may have more than the config names. */
  readonly atLeast: readonly string[]
  /** Pairs of fields that may change places by themselves: after a fail-over, the standby's zone is the primary's. */
  readonly swaps: readonly (readonly [string, string])[]
  /** References that the cloud lets go by itself when their target is deleted. */
  readonly loose: readonly string[]
  /** Deleting it loses what people stored in it. */
  readonly holdsData: boolean
  readonly backup: BackupFate
}

/** What becomes of a copy that the cloud takes of an object before it is deleted. */
export type BackupFate =
  /** It stays. */
  | 'outlives'
  /** The cloud deletes it with the object, once that is gone for good. */
  | 'goes-along'
  /** None is taken: the cloud cannot, or nobody wants one. */
  | 'none'

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'adopt'

export type Reason =
  /** The config has it, the cloud has not. */
  | 'missing'
  /** The two differ in fields that can be changed in place. */
  | 'changed'
  /** The two differ in a field that only a new object can have. */
  | 'immutable-field'
  /** It was created but not finished, or lost its tags. */
  | 'unfinished'
  /** The cloud has it, the config no longer has. */
  | 'orphaned'
  /** A person asked for it. */
  | 'requested'

export interface Difference {
  readonly field: string
  /** Absent where the object does not exist yet. */
  readonly from?: Value
  readonly to: Value
}

/** One line of a plan: what would be done to one resource, and because of what. */
export interface Change {
  readonly action: Action
  readonly kind: string
  readonly key: Key
  readonly name: string
  readonly reason: Reason
  readonly id?: string
  readonly desired?: Fields
  readonly observed?: Fields
  readonly differences: readonly Difference[]
  readonly holdsData: boolean
  /** Where data is deleted: what is copied first. */
  readonly backup?: BackupFate
}

/** The proposal: plain data, made from a config and what the cloud said at one time. */
export interface Plan {
  readonly project: string
  readonly environment: string
  /** The account's uin and the region that it was made for. */
  readonly account: string
  readonly region: string
  readonly changes: readonly Change[]
  /** Resources that are as they should be, which changes may refer to. */
  readonly unchanged: readonly { readonly key: Key; readonly id: string }[]
}
