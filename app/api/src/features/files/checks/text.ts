/** What Chinese office programs write when they do not write UTF-8. */
const encodings = ['utf-8', 'gb18030'] as const

/** The media type with the encoding that the bytes are in, or `undefined` if they are no text. */
export function textTypeOf(mediaType: string, head: Buffer): string | undefined {
  if (head.includes(0)) return undefined
  const encoding = encodings.find((candidate) => reads(candidate, head))
  return encoding && `${mediaType}; charset=${encoding}`
}

function reads(encoding: string, head: Buffer): boolean {
  try {
    // The head may end in the middle of a character, which is no error in a stream.
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
