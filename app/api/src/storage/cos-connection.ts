import COS from 'cos-nodejs-sdk-v5'
import { unavailable } from '../errors/app-error.ts'
import { CosError } from './cos-error.ts'
import type { CredentialSource, Credentials } from './credentials.ts'

const REQUEST_TIMEOUT_MS = 10_000

export interface CosPlace {
  bucket: string
  region: string
  /** Where COS answers when that is not its public name. */
  endpoint?: URL
}

/** One bucket, with keys that are valid now. */
export class CosConnection {
  readonly place: CosPlace
  readonly credentials: CredentialSource
  #client: { credentials: Credentials; cos: COS } | undefined

  constructor(place: CosPlace, credentials: CredentialSource) {
    this.place = place
    this.credentials = credentials
  }

  bucket() {
    return { Bucket: this.place.bucket, Region: this.place.region }
  }

  at(key: string) {
    return { ...this.bucket(), Key: key }
  }

  async ask<T>(request: (cos: COS) => Promise<T>, otherwise: (error: CosError) => T = giveUp): Promise<T> {
    const cos = await this.#connected().catch((error) => giveUp(error))
    return request(cos).catch((error) => otherwise(new CosError(error)))
  }

  /** The SDK fixes its keys when it is made, so renewed keys mean a new client. */
  async #connected(): Promise<COS> {
    const credentials = await this.credentials()
    if (this.#client?.credentials !== credentials)
      this.#client = { credentials, cos: createClient(this.place, credentials) }
    return this.#client.cos
  }
}

function createClient({ endpoint }: CosPlace, { secretId, secretKey, token }: Credentials): COS {
  return new COS({
    SecretId: secretId,
    SecretKey: secretKey.reveal(),
    ...(token && { SecurityToken: token.reveal() }),
    Timeout: REQUEST_TIMEOUT_MS,
    // `Ip` is dialled while the request keeps COS's public name, which is what the signature covers.
    ...(endpoint && { Ip: endpoint.host, Protocol: endpoint.protocol === 'http:' ? 'http:' : 'https:' }),
  })
}

export function ifMissing(error: CosError): undefined {
  if (error.status !== 404) giveUp(error)
}

export function giveUp(error: unknown): never {
  throw unavailable('COS', error)
}
