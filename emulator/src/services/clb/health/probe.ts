import { request as requestHttps } from 'node:https'
import { connect } from 'node:net'
import { request as requestHttp } from '../../../server/node-http.ts'
import type { HealthCheck } from '../model.ts'

export interface ProbeTarget {
  readonly address: string
  readonly port: number
  /** Sent as `Host` where the check itself names none. */
  readonly domain: string
}

/** One probe of a target; it passes or fails, and fails after `timeout` milliseconds. */
export function probe(target: ProbeTarget, check: HealthCheck, timeout: number): Promise<boolean> {
  return check.type === 'TCP' ? accepts(target, timeout) : answers(target, check, timeout)
}

function accepts({ address: host, port }: ProbeTarget, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout })
    const end = (passed: boolean) => {
      socket.destroy()
      resolve(passed)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}

/** As the cloud does it, a certificate of the target is not looked at. */
function answers(target: ProbeTarget, check: HealthCheck, timeout: number): Promise<boolean> {
  const { address: host, port, domain } = target
  const send = check.type === 'HTTPS' ? requestHttps : requestHttp
  const headers = {
    Host: check.domain || domain || host,
    Connection: 'close',
    'User-Agent': 'clb-healthcheck',
  }
  // As the cloud's probes: the certificate of a target is not verified.
  const options = { host, port, path: check.path, method: check.method, headers, rejectUnauthorized: false }
  return new Promise((resolve) => {
    const outgoing = send({ ...options, agent: false, signal: AbortSignal.timeout(timeout) }, (response) => {
      response.resume()
      resolve(isWanted(response.statusCode ?? 0, check.codes))
    })
    outgoing.once('error', () => resolve(false))
    outgoing.end()
  })
}

/** `codes` has a bit for each class: 1 for 1xx, 2 for 2xx … 16 for 5xx. */
export function isWanted(statusCode: number, codes: number): boolean {
  const statusClass = Math.floor(statusCode / 100)
  return (codes & (1 << (statusClass - 1))) !== 0
}
