import type { ClientConfig } from 'tencentcloud-sdk-nodejs/tencentcloud/common/interface.js'
import type { Client as Cam } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import type { Client as Cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import type { Client as Cdn } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_client.js'
import type { Client as Clb } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js'
import type { Client as Cls } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_client.js'
import type { Client as Cvm } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import type { Client as Dnspod } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js'
import type { Client as Monitor } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_client.js'
import type { Client as Postgres } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import type { Client as Redis } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import type { Client as Ssl } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import type { Client as Sts } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import type { Client as Tag } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client.js'
import type { Client as Tat } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js'
import type { Client as Vpc } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'

/** The SDK's typed client of each product that the tool calls. */
export interface ProductClients {
  cam: Cam
  cbs: Cbs
  cdn: Cdn
  clb: Clb
  cls: Cls
  cvm: Cvm
  dnspod: Dnspod
  monitor: Monitor
  postgres: Postgres
  redis: Redis
  ssl: Ssl
  sts: Sts
  tag: Tag
  tat: Tat
  vpc: Vpc
}

export type Product = keyof ProductClients

/** What every client of the SDK can be asked; the typed methods only name the action. */
export interface RequestingClient {
  request(action: string, request: unknown, options?: { readonly skipSign: boolean }): Promise<unknown>
}

/** Makes a client for any product: all of the SDK's clients take the same configuration. */
export type ClientClass = new (config: ClientConfig) => RequestingClient

/** Loads one product's module; the SDK's root would load all, which costs 0.4 s. */
export const loaders: { readonly [P in Product]: () => Promise<ClientClass> } = {
  cam: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js')).Client,
  cbs: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js')).Client,
  cdn: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_client.js')).Client,
  clb: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js')).Client,
  cls: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_client.js')).Client,
  cvm: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js')).Client,
  dnspod: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js')).Client,
  monitor: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_client.js'))
      .Client,
  postgres: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'))
      .Client,
  redis: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js')).Client,
  ssl: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js')).Client,
  sts: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js')).Client,
  tag: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client.js')).Client,
  tat: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js')).Client,
  vpc: async () =>
    (await import('tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js')).Client,
}

/** The typed actions of a product: methods that take one request and promise one answer. */
type Actions<P extends Product> = {
  [A in keyof ProductClients[P] as ProductClients[P][A] extends (
    request: infer Q,
    callback?: infer _,
  ) => Promise<infer _R>
    ? Q extends string
      ? never
      : A
    : never]: ProductClients[P][A] extends (request: infer Q, callback?: infer _) => Promise<infer R>
    ? [Q, R]
    : never
}

export type ActionOf<P extends Product> = keyof Actions<P> & string
export type RequestOf<P extends Product, A extends ActionOf<P>> = Actions<P>[A] extends [infer Q, unknown]
  ? Q
  : never
export type AnswerOf<P extends Product, A extends ActionOf<P>> = Actions<P>[A] extends [unknown, infer R]
  ? R
  : never
