/** Aborted when somebody types q, Escape or Ctrl-C, which reaches a terminal in raw mode as a key. */
export function quitKey(stream: NodeJS.ReadStream): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController()
  if (stream.isTTY !== true) return { signal: controller.signal, close() {} }
  const onKey = (key: Buffer) => {
    if (['q', 'Q', '\x1b', '\x03'].includes(key.toString())) controller.abort()
  }
  stream.setRawMode(true)
  stream.on('data', onKey)
  stream.resume()
  return {
    signal: controller.signal,
    close() {
      stream.off('data', onKey)
      stream.setRawMode(false)
      stream.pause()
    },
  }
}
