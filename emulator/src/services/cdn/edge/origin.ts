import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Readable } from 'node:stream'
import type { World } from '../../../engine/world.ts'
import { request as requestHttp } from '../../../server/node-http.ts'
import { cosAuthorization } from '../../cos/client/authorization.ts'
import { addressesAt } from '../../dnspod/resolve.ts'
import type { CdnDomain, Settings } from '../model.ts'

/** A request to the origin. */
export interface Pull {
  readonly method: string
  /** Path and parameters, those of a signature included, as the cloud leaves them in. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** What the client sends along. */
  readonly body?: Readable
}

/** Between two signs of life of the origin; the cloud's own default. */
const silence = 10_000

/** Asks the origin of a domain, under the Host that its configuration names. Rejects where it does not answer. */
export function pull(
  world: World,
  { domain }: CdnDomain,
  { Origin }: Settings,
  { method, target, headers, body }: Pull,
  scheme: 'http' | 'https',
): Promise<IncomingMessage> {
  const host = Origin.ServerName || domain
  const place = placeOf(world, Origin, scheme)
  const path = target.split('?', 1)[0] ?? '/'
  const send = place.encrypted ? requestHttps : requestHttp
  const outgoing = send({
    host: place.host,
    port: place.port,
    method,
    path: target,
    servername: host,
    // As the cloud's nodes: they do not verify whom they pull from.
    rejectUnauthorized: false,
    agent: false,
    timeout: silence,
    headers: {
      ...headers,
      host,
      ...(Origin.CosPrivateAccess === 'on' && { authorization: cosAuthorization(world, method, path) }),
    },
  })
  return new Promise((resolve, reject) => {
    outgoing.once('timeout', () => outgoing.destroy(new Error('the origin fell silent')))
    outgoing.once('error', reject)
    outgoing.once('response', resolve)
    if (body) body.pipe(outgoing)
    else outgoing.end()
  })
}

interface Place {
  readonly host: string
  readonly port: number
  readonly encrypted: boolean
}

/** Where the first of the origins listens: the emulator's COS for a bucket, else what its name leads to here. */
function placeOf(
  world: World,
  { OriginType, Origins = [], OriginPullProtocol }: Settings['Origin'],
  scheme: string,
): Place {
  if (OriginType === 'cos') {
    const { hostname, port } = new URL(world.cosEndpoint)
    return { host: hostname, port: Number(port), encrypted: false }
  }
  const [name = '', port] = (Origins[0] ?? '').split(':')
  const encrypted = OriginPullProtocol === 'https' || (OriginPullProtocol === 'follow' && scheme === 'https')
  return {
    host: addressesAt(world, name)[0] ?? name,
    port: port === undefined ? (encrypted ? 443 : 80) : Number(port),
    encrypted,
  }
}
