const remembered = new WeakSet<object>()

/**
 * Remembers what `make` made of a record. Records are values, replaced rather than changed, so the outcome holds
 * until the record, or one of those that `reads` names, is another. The outcome must not be changed either.
 */
export function remember<Context, Key extends object, Value extends object>(
  make: (context: Context, key: Key) => Value,
  reads: (context: Context, key: Key) => readonly unknown[],
): (context: Context, key: Key) => Value {
  const made = new WeakMap<Key, { readonly from: readonly unknown[]; readonly value: Value }>()
  return (context, key) => {
    const from = reads(context, key)
    const known = made.get(key)
    if (known && known.from.length === from.length && known.from.every((one, index) => one === from[index])) {
      return known.value
    }
    const value = make(context, key)
    made.set(key, { from, value })
    remembered.add(value)
    return value
  }
}

/** Whether the very same object may be given again. */
export function isRemembered(value: unknown): value is object {
  return typeof value === 'object' && value !== null && remembered.has(value)
}
