import type { PostgresServer } from '../../databases/clients/postgres/server.ts'
import type { RedisServer } from '../../databases/clients/redis/connection.ts'
import { type HostPaths, hostPaths } from '../../hosts/paths.ts'
import type { Proving } from './certificate.ts'

/** What a host is asked to look at. It may hold passwords: it travels hidden. */
export interface SurveyOrder {
  readonly project: string
  readonly runtime: 'process' | 'compose'
  /** Where the host's web server lets people in. */
  readonly port: number
  /** Paths of the app that tell that it is alive, and that it can serve. */
  readonly health: string
  readonly ready: string
  /** Minutes over which requests are counted. */
  readonly minutes: number
  /** What is looked at from one host alone. */
  readonly around?: Around
}

/** What the hosts of an environment share. Files with authorities lie on the host, so they are not told here. */
export interface Around {
  readonly postgres?: Login<PostgresServer>
  /** The address before those that are only read. */
  readonly readers?: Login<PostgresServer>
  readonly redis?: Omit<RedisServer, 'authority'>
  readonly certificates: readonly Proving[]
  /** The model's API. */
  readonly model?: string
}

type Login<Server> = Omit<Server, 'authority'> & { readonly database: string }

/** Of an order, what tells where things are on the host that has it. */
export interface Site {
  readonly project: string
  readonly runtime: 'process' | 'compose'
  readonly paths: HostPaths
  /** The web server, as seen from the host. */
  readonly door: string
}

/** An emulated host says where its `/` and its address are; a real one has no need to. */
export function siteOf({ project, runtime, port }: SurveyOrder, env: NodeJS.ProcessEnv): Site {
  const { HOST_ROOT = '', HOST_ADDRESS = '127.0.0.1' } = env
  return { project, runtime, paths: hostPaths(HOST_ROOT, project), door: `http://${HOST_ADDRESS}:${port}` }
}
