import type { World } from '../engine/world.ts'

/** Who signed the request, as `sts:GetCallerIdentity` would answer. */
export type Caller =
  | { readonly type: 'root'; readonly uin: string }
  | {
      readonly type: 'role'
      readonly uin: string
      readonly roleName: string
      readonly sessionName: string
      /** A policy document that narrows what the role allows. */
      readonly sessionPolicy?: string
    }
  | {
      readonly type: 'federated'
      readonly uin: string
      readonly name: string
      readonly sessionPolicy: string
    }

export interface ActionContext {
  readonly world: World
  readonly caller: Caller
  /** X-TC-Region; empty for global products that were called without one. */
  readonly region: string
  readonly requestId: string
}

/**
 * One API action. The request was checked against the SDK's declared type before; what is left is to decide.
 * Throws `CloudError` to refuse. The answer is the inner object, without `RequestId`.
 */
export type Action<Request, Response> = (
  request: Request,
  context: ActionContext,
) => Omit<Response, 'RequestId'> | Promise<Omit<Response, 'RequestId'>>

// The table erases request types: the checker has proven them by then, and each action's file states its own.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyAction = Action<any, any>

/** What a GET on the API listener answers with. */
export interface Page {
  readonly type: string
  readonly body: string | Uint8Array
}

/** `path` is what follows the page's name, without a leading slash. */
export type PageReader = (world: World, path: string) => Page | undefined | Promise<Page | undefined>

export interface Service {
  /** Host prefix and signing name: `cvm`. */
  readonly product: string
  /** `2017-03-12` */
  readonly version: string
  /** Whether requests come without X-TC-Region, as for `cam`, `sts` and `tag`. */
  readonly global?: true
  /** Whether its actions read their requests themselves: the emulator's own product, which no SDK declares. */
  readonly readsItself?: true
  readonly actions: Readonly<Record<string, AnyAction>>
  /** Unsigned pages, by the first segment of their path: `hosts` answers `GET /hosts/…`. */
  readonly pages?: Readonly<Record<string, PageReader>>
  /** Registers the service's task handlers; called once, before the scheduler starts. */
  start?(world: World): void | Promise<void>
  /** Ends what the service runs outside the emulator's process; data stays. */
  stop?(world: World): Promise<void>
}
