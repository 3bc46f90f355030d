const remembered = new WeakSet<object>()

/**
 * Remembers what `make` made of a record. Records are values, replaced rather than changed, so the outcome holds
 * until the record, or one of those that `reads` names, is another. The outcome must not be changed either.
 *
 * @param written counts the writes to all that `reads` looks up, which need not be done while it is the same
 */
export function remember<Context, Key extends object, Value extends object>(
  make: (context: Context, key: Key) => Value,
  reads: (context: Context, key: Key) => readonly unknown[],
  written: (context: Context) => number,
): (context: Context, key: Key) => Value {
  const made = new WeakMap<Key, Made<Value>>()
  return (context, key) => {
    const known = made.get(key)
    const now = written(context)
    if (known?.written === now) return known.value
    const from = reads(context, key)
    if (known && known.from.length === from.length && known.from.every((one, index) => one === from[index])) {
      known.written = now
      return known.value
    }
    const value = make(context, key)
    made.set(key, { from, value, written: now })
    remembered.add(value)
    return value
  }
}

interface Made<Value> {
  readonly from: readonly unknown[]
  readonly value: Value
  /** As of when `from` was last looked up. */
  written: number
}

/** Whether the very same object may be given again. */
export function isRemembered(value: unknown): value is object {
  return typeof value === 'object' && value !== null && remembered.has(value)
}
