import { Agent } from 'node:http'
import type { ClientConfig } from 'tencentcloud-sdk-nodejs/tencentcloud/common/interface.js'
import type { World } from '../src/engine/world.ts'
import type { ClientOptions } from './emulator.ts'

export type ClientConstructor<Client> = new (config: ClientConfig) => Client

/** A kept connection would be a dead one after the emulator was restarted, which the SDK does not try again. */
const agent = new Agent({ keepAlive: false })

/** An SDK client that talks to the emulator as its own root user, or with the credential given. */
export function connect<Client>(
  clientClass: ClientConstructor<Client>,
  emulator: { readonly endpoint: string; readonly world: Pick<World, 'account'> },
  { region = 'ap-guangzhou', credential, product }: ClientOptions,
): Client {
  const { secretId, secretKey } = emulator.world.account
  const host = new URL(emulator.endpoint).host
  return new clientClass({
    credential: credential ?? { secretId, secretKey },
    region,
    profile: {
      httpProfile: {
        protocol: 'http://',
        endpoint: product ? `${host}/${product}` : host,
        agent,
      },
    },
  })
}
