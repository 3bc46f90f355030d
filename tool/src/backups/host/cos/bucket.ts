import { createHash } from 'node:crypto'
import { type Agent, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import type { CredentialSource } from './credentials.ts'
import { authorization, encoded } from './sign.ts'

/** Where backups go. */
export interface Place {
  readonly bucket: string
  readonly region: string
  /** Where COS answers when that is not its public name: `http://127.0.0.1:9912`. */
  readonly endpoint?: string
}

export interface Call {
  readonly method: string
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

export interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Bucket = (call: Call) => Promise<Answer>

/** How often something is tried that may go well later, and the first pause between, in milliseconds. */
const attempts = 6
const firstPause = 500

/** Milliseconds of silence after which a connection counts as dead. */
const patience = 60_000

/** What COS says no to, for good. */
export class Refused extends Error {
  readonly status: number
  constructor(call: Call, status: number, body: string) {
    const code = /<Code>(.*?)<\/Code>/.exec(body)?.[1] ?? ''
    const message = /<Message>(.*?)<\/Message>/.exec(body)?.[1] ?? ''
    super(`COS: ${call.method} ${call.key}: ${status} ${code} ${message}`.trimEnd())
    this.name = 'Refused'
    this.status = status
  }
}

/** A bucket of COS as a host writes to it. What the network or COS fail at is tried again. */
export function openBucket(place: Place, credentials: CredentialSource): Bucket {
  const host = `${place.bucket}.cos.${place.region}.myqcloud.com`
  const agent =
    place.endpoint === undefined ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true })

  const once = async (call: Call): Promise<Answer> => {
    const { secretId, secretKey, token, expiresAt } = await credentials()
    const { method, query = {}, body = Buffer.alloc(0) } = call
    const signed = {
      host,
      ...(token === '' ? {} : { 'x-cos-security-token': token }),
      ...(body.length === 0 ? {} : { 'content-md5': createHash('md5').update(body).digest('base64') }),
      ...call.headers,
    }
    const path = `/${call.key}`
    const signature = authorization(
      { method, path, query, headers: signed },
      { secretId, secretKey, token, expiresAt },
      Date.now(),
    )
    const headers = { ...signed, authorization: signature, 'content-length': String(body.length) }
    return send({ place, host, agent, call, body, headers })
  }

  return async (call) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(call)
      } catch (error) {
        const isFinal = error instanceof Refused && error.status < 500
        if (isFinal || attempt === attempts) throw error
        await pause(firstPause * 2 ** (attempt - 1))
      }
    }
  }
}

interface Sending {
  readonly place: Place
  readonly host: string
  readonly agent: Agent
  readonly call: Call
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

function send({ place, host, agent, call, body, headers }: Sending): Promise<Answer> {
  const query = Object.entries(call.query ?? {}).map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  const path = `/${call.key.split('/').map(encoded).join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`
  const to = place.endpoint === undefined ? { hostname: host, port: '443' } : new URL(place.endpoint)
  const request = place.endpoint === undefined ? tlsRequest : plainRequest
  return new Promise((resolve, reject) => {
    const options = { hostname: to.hostname, port: to.port, method: call.method, path, headers, agent }
    const sent = request({ ...options, timeout: patience }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300) resolve({ headers: response.headers, body: text })
        else reject(new Refused(call, status, text))
      })
    })
    sent.on('timeout', () => sent.destroy(new Error(`COS was silent for ${patience / 1000} s`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
