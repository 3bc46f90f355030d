/** What Redis answers, of what is asked of it here. Texts may be any bytes. */
export type Reply = Buffer | number | null | Reply[]

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** Cuts what a connection brings into replies. */
export class Replies {
  #held: Buffer = Buffer.alloc(0)
  readonly #waiting: Waiting[] = []

  next(): Promise<Reply> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  take(piece: Buffer): void {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece])
    for (let read = readReply(this.#held, 0); read !== undefined; read = readReply(this.#held, 0)) {
      this.#held = this.#held.subarray(read.end)
      const waiting = this.#waiting.shift()
      if (read.reply instanceof Error) waiting?.reject(read.reply)
      else waiting?.resolve(read.reply)
    }
  }

  fail(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }
}

interface Read<R> {
  readonly reply: R
  readonly end: number
}

/** @returns undefined where it has not all come yet */
function readReply(bytes: Buffer, from: number): Read<Reply | Error> | undefined {
  const lineEnd = bytes.indexOf('\r\n', from)
  if (lineEnd < 0) return undefined
  const text = bytes.toString('latin1', from + 1, lineEnd)
  const end = lineEnd + 2
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case '+':
      return { reply: Buffer.from(text), end }
    case '-':
      return { reply: new Error(`Redis: ${text}`), end }
    case ':':
      return { reply: Number(text), end }
    case '$':
      return readText(bytes, end, Number(text))
    case '*':
      return readList(bytes, end, Number(text))
    default:
      return { reply: new Error('Redis answered what is no reply'), end }
  }
}

function readText(bytes: Buffer, from: number, length: number): Read<Reply> | undefined {
  if (length < 0) return { reply: null, end: from }
  if (bytes.length < from + length + 2) return undefined
  return { reply: Buffer.from(bytes.subarray(from, from + length)), end: from + length + 2 }
}

function readList(bytes: Buffer, from: number, length: number): Read<Reply | Error> | undefined {
  const replies: Reply[] = []
  let end = from
  for (let index = 0; index < length; index++) {
    const read = readReply(bytes, end)
    if (read === undefined || read.reply instanceof Error) return read
    replies.push(read.reply)
    end = read.end
  }
  return { reply: replies, end }
}
