/**
 * One reading for all who ask at about the same time: several windows ask the cloud no more often than one.
 *
 * @param freshFor milliseconds that a reading is good for
 */
export function sharedReading<T>(
  read: () => Promise<T>,
  now: () => number,
  freshFor: number,
): () => Promise<T> {
  let last: { readonly at: number; readonly reading: Promise<T> } | undefined
  return () => {
    if (last !== undefined && now() - last.at < freshFor) return last.reading
    const started = { at: now(), reading: read() }
    last = started
    // What failed is tried again by the next who asks.
    started.reading.catch(() => {
      if (last === started) last = undefined
    })
    return started.reading
  }
}
