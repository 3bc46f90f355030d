/** A call that changes something: who makes it, and its name if the caller may have to repeat it. */
export interface Call {
  /** Name of a person or an agent. */
  readonly actor: string
  /** A call that comes again under the same key changes nothing and answers what is now the case. */
  readonly key?: string | undefined
}
