import type { Addresses } from './addresses.ts'
import type { Clock } from './clock.ts'
import type { Ids } from './ids.ts'
import type { Quotas } from './quotas.ts'
import type { Scheduler } from './scheduler.ts'
import type { Store } from './store.ts'

/** The account that the emulated cloud has; there is one. */
export interface Account {
  /** The owner's uin, twelve digits as the cloud's. */
  readonly uin: string
  readonly appId: string
  /** The root key pair. */
  readonly secretId: string
  readonly secretKey: string
}

/** Everything a service may use: state, time, identifiers, addresses. One per emulator, passed, never global. */
export interface World {
  readonly account: Account
  /** The folder for what is larger than a record: database files, objects, host folders. */
  readonly dataFolder: string
  readonly clock: Clock
  readonly store: Store
  readonly scheduler: Scheduler
  readonly ids: Ids
  readonly addresses: Addresses
  /** What differs from the documented ones. */
  readonly quotas: Quotas
  /** Base URL of the API listener, for links that answers contain: `http://127.0.0.1:9911`. */
  readonly endpoint: string
  /** Base URL of the COS listener, for services that put things there. */
  readonly cosEndpoint: string
}
