/** Waits no longer than that, also for work that takes no notice of its signal. Fails with what `late` gives. */
export async function inTime<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const controller = new AbortController()
  const giveUp = (reason: unknown) => {
    reject(reason)
    controller.abort(reason)
  }
  const cancel = () => giveUp(signal.reason)
  const timer = setTimeout(() => giveUp(late()), milliseconds)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([work(controller.signal), promise])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
  }
}
