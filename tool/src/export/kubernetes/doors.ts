import { isIPv4 } from 'node:net'
import { isDirect } from '../../config/redis-connection.ts'
import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import { endpointOf } from '../../health/model-endpoint.ts'
import type { Backing } from '../../releases/settings/settings.ts'

/** Where something listens that the app speaks to: `10.40.1.5/32`. */
export interface Door {
  readonly range: string
  readonly port: number
}

/** The model's: by address, or by a name that policies cannot tell. */
export interface ModelAddress {
  readonly ip: string | undefined
  readonly port: number
}

/** PostgreSQL's, that of its standbys and Redis's, as far as there are any. */
export function databaseDoors(
  { postgres, readers, redis }: Pick<Backing, 'postgres' | 'readers' | 'redis'>,
  environment: Pick<EnvironmentConfig, 'network' | 'redis'>,
): Door[] {
  const doors = [postgres, readers, redis].flatMap((one) =>
    one === undefined ? [] : [{ range: `${one.ip}/32`, port: one.port }],
  )
  // Without a proxy, shards have addresses of their own, and more of them come.
  const isSpread = redis !== undefined && environment.redis !== false && isDirect(environment.redis)
  return isSpread ? [...doors, { range: environment.network.cidr, port: redis.port }] : doors
}

/** Undefined where the app talks to none. */
export function modelAddress(
  { model }: Pick<AppConfig, 'model'>,
  environment: EnvironmentConfig,
): ModelAddress | undefined {
  if (model === undefined) return undefined
  const { hostname, port, protocol } = new URL(endpointOf(model, environment))
  const usual = protocol === 'https:' ? 443 : 80
  return { ip: isIPv4(hostname) ? hostname : undefined, port: port === '' ? usual : Number(port) }
}
