import { Agent as SecureAgent } from 'node:https'
import type { ClientConfig } from 'tencentcloud-sdk-nodejs/tencentcloud/common/interface.js'
import { clockOffset } from './clock-offset.ts'
import { CloudCallError } from './errors.ts'
import { Agent } from './node-http.ts'
import {
  type ActionOf,
  type AnswerOf,
  loaders,
  type Product,
  type RequestingClient,
  type RequestOf,
} from './products.ts'
import { rateLimiter } from './rate-limit.ts'
import { withRetry } from './retry.ts'
import { realTiming, type Timing } from './timing.ts'

/** Where the cloud is and who is asking. */
export interface Connection {
  readonly region: string
  readonly secretId: string
  readonly secretKey: string
  readonly token?: string
  /** Base URL of the API where it is not Tencent's own: the emulator's. */
  readonly endpoint?: string
  /** Base URL of the object storage where it is not Tencent's own. */
  readonly cosEndpoint?: string
}

export interface CloudOptions {
  readonly timing?: Timing
  readonly signal?: AbortSignal
  readonly language?: 'zh-CN' | 'en-US'
}

/** The door to the API 3.0 products: typed calls with retries; every failure is a `CloudCallError`. */
export interface Cloud {
  readonly connection: Connection
  readonly timing: Timing
  readonly signal: AbortSignal | undefined
  /** Asks one action and waits out throttling and busy objects. */
  call<P extends Product, A extends ActionOf<P>>(
    product: P,
    action: A,
    request: RequestOf<P, A>,
  ): Promise<AnswerOf<P, A>>
  /** The same, not minding the signal: for what must be brought to its end once it was begun. */
  uninterrupted(): Cloud
}

/** Seconds the SDK waits for one answer. */
const answerTimeout = 60

/** How long a throttled or busy answer is waited out. The official Terraform provider: reads 3, writes 5 minutes. */
const patienceForReads = 3 * 60_000
const patienceForWrites = 5 * 60_000
/** A plan goes on without a price, so nobody waits long for one. */
const patienceForPrices = 15_000

export function openCloud(connection: Connection, options: CloudOptions = {}): Cloud {
  const timing = options.timing ?? realTiming
  const { signal } = options
  const config = clientConfig(connection, options.language ?? 'zh-CN')
  const limit = rateLimiter(timing)
  const clients = new Map<Product, Promise<RequestingClient>>()

  const clientOf = (product: Product): Promise<RequestingClient> => {
    const known = clients.get(product)
    if (known) return known
    const client = loaders[product]().then((Client) => new Client(config))
    clients.set(product, client)
    return client
  }

  return {
    connection,
    timing,
    signal,
    uninterrupted() {
      const { signal: _ignored, ...rest } = options
      return openCloud(connection, rest)
    },
    async call<P extends Product, A extends ActionOf<P>>(product: P, action: A, request: RequestOf<P, A>) {
      const client = await clientOf(product)
      const attempt = async () => {
        await limit(product, action, signal)
        try {
          // Not aborted by the signal: a request on its way is let finish, so that its outcome is known.
          return (await client.request(action, request, { skipSign: isUnsigned(action) })) as AnswerOf<P, A>
        } catch (error) {
          throw await withClock(asCallError(`${product}:${action}`, error), connection)
        }
      }
      const reads = isRead(action)
      return withRetry(attempt, {
        timing,
        signal,
        patience: patienceFor(action),
        repeatable: reads || isRepeatable(action, request),
      })
    },
  }
}

function patienceFor(action: string): number {
  if (action.startsWith('Inquiry')) return patienceForPrices
  return isRead(action) ? patienceForReads : patienceForWrites
}

/** Asked by those who have no key yet: https://cloud.tencent.com/document/product/1312/73070 */
function isUnsigned(action: string): boolean {
  return action === 'AssumeRoleWithWebIdentity'
}

export function isRead(action: string): boolean {
  return /^(Describe|Get|List|Inquiry)/.test(action)
}

/** Asked twice, these leave the same world as asked once: changes that set a value, and creates with a token. */
function isRepeatable(action: string, request: unknown): boolean {
  if (typeof request === 'object' && request !== null && 'ClientToken' in request) return true
  return /^(Modify|Set|Update|Attach|Bind|Tag|UnTag|Open|Reset|Delete|Associate)/.test(action)
}

/** Kept open between calls, and shared by every cloud that a process opens. */
const connections = new Agent({ keepAlive: true })
const secureConnections = new SecureAgent({ keepAlive: true })

function clientConfig(connection: Connection, language: 'zh-CN' | 'en-US'): ClientConfig {
  const { region, secretId, secretKey, token, endpoint } = connection
  const credential = token === undefined ? { secretId, secretKey } : { secretId, secretKey, token }
  const url = endpoint === undefined ? undefined : new URL(endpoint)
  const place =
    url === undefined
      ? { agent: secureConnections }
      : { protocol: `${url.protocol}//`, endpoint: url.host, agent: connections }
  return { credential, region, profile: { language, httpProfile: { reqTimeout: answerTimeout, ...place } } }
}

/** A signature that is too old or too young says nothing of whose clock is wrong, or by how much. */
async function withClock(error: CloudCallError, connection: Connection): Promise<CloudCallError> {
  if (error.code !== 'AuthFailure.SignatureExpire') return error
  const offset = await clockOffset(connection)
  if (offset === undefined) return error
  const seconds = Math.round(Math.abs(offset) / 1000)
  const { call, message, code, requestId, httpStatus } = error
  const told = `${message} This machine's clock is ${seconds} s ${offset > 0 ? 'behind' : 'ahead of'} the cloud's.`
  return new CloudCallError(call, told, { code, requestId, httpStatus, cause: error })
}

function asCallError(call: string, error: unknown): CloudCallError {
  if (!(error instanceof Error)) return new CloudCallError(call, String(error), { cause: error })
  const { code, requestId, httpCode } = error as Error & {
    code?: string
    requestId?: string
    httpCode?: number
  }
  return new CloudCallError(call, error.message, {
    code,
    requestId: requestId === '' ? undefined : requestId,
    httpStatus: httpCode,
    cause: error,
  })
}
