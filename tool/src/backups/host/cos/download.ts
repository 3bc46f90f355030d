import { type IncomingMessage, get as plainGet } from 'node:http'
import { get as tlsGet } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

/** An object that may be read by whoever has this. */
export interface Link {
  /** Bears its own permission. */
  readonly url: string
  /** `host:port` to connect to instead of the link's own host. */
  readonly connectTo?: string
}

/** How often a download that breaks off is taken up again, and the pause before that, in milliseconds. */
const attempts = 8
const firstPause = 500

/** Milliseconds of silence after which a connection counts as dead. */
const patience = 60_000

/** What lies behind a link, from its beginning to its end, however often the network breaks off. */
export async function* download(link: Link): AsyncGenerator<Buffer> {
  let from = 0
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const piece of await request(link, from)) {
        from += piece.length
        attempt = 1
        yield piece
      }
      return
    } catch (error) {
      if (error instanceof NotThere || attempt >= attempts) throw error
      await pause(firstPause * 2 ** (attempt - 1))
    }
  }
}

class NotThere extends Error {}

function request({ url, connectTo }: Link, from: number): Promise<IncomingMessage> {
  const { protocol, host, hostname, port, pathname, search } = new URL(url)
  const get = protocol === 'https:' ? tlsGet : plainGet
  const [toName = hostname, toPort = port] = connectTo?.split(':') ?? []
  const headers = { host, ...(from === 0 ? {} : { range: `bytes=${from}-` }) }
  return new Promise((resolve, reject) => {
    const options = {
      hostname: toName,
      port: toPort,
      path: `${pathname}${search}`,
      headers,
      timeout: patience,
    }
    const sent = get(options, (response) => {
      const { statusCode = 0 } = response
      if (statusCode === (from === 0 ? 200 : 206)) return resolve(response)
      response.resume()
      const answered = `COS answered ${statusCode} for ${pathname}`
      reject(statusCode >= 500 ? new Error(answered) : new NotThere(answered))
    })
    sent.on('timeout', () => sent.destroy(new Error(`COS was silent for ${patience / 1000} s`)))
    sent.on('error', reject)
  })
}
