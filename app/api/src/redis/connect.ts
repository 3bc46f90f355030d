import { readFileSync } from 'node:fs'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type { Logger } from 'pino'
import type { RedisAddress } from '../settings-types.ts'
import type { RedisClient } from './client.ts'

/** A cache slower than this is worse than none: a query by primary key takes 1 ms. */
const COMMAND_TIMEOUT_MS = 300
const CONNECT_TIMEOUT_MS = 2_000
const LONGEST_RETRY_PAUSE_MS = 2_000
/** Who has which slots is learnt from redirections, and by asking, for slots whose node can no longer redirect. */
const LOOK_AT_SLOTS_MS = 2_000
/** A slot that is being moved takes two: to where it was, and to where it goes. */
const REDIRECTIONS = 4

export interface RedisPlace {
  readonly address: RedisAddress
  /** PEM file of the certificate authority; without it, those that Node knows. */
  readonly caFile?: string | undefined
  /** The address is one node of a cluster, which tells of the others. */
  readonly cluster?: boolean
}

/** Connects in the background and again for ever; while away, commands fail at once instead of queueing up. */
export function connectRedis(place: RedisPlace, log: Logger): RedisClient {
  const redis = place.cluster ? connectCluster(place) : connectServer(place)
  let reported = false
  redis.on('ready', () => {
    reported = false
    log.info('Redis is connected')
  })
  redis.on('error', (error: Error) => {
    if (!reported) log.warn({ err: error }, 'Redis is away, reads go to the database')
    reported = true
  })
  return redis
}

/** In milliseconds, before the attempt of this number. */
export function retryPause(attempt: number): number {
  return Math.min(50 * 2 ** attempt, LONGEST_RETRY_PAUSE_MS)
}

function connectServer(place: RedisPlace): Redis {
  const { host, port, database } = place.address
  return new Redis({
    ...connectionOptions(place),
    ...{ host, port, db: database },
    enableOfflineQueue: false,
    retryStrategy: retryPause,
  })
}

function connectCluster(place: RedisPlace): Cluster {
  const { host, port } = place.address
  const cluster = new ImpatientCluster([{ host, port }], {
    redisOptions: connectionOptions(place),
    clusterRetryStrategy: retryPause,
    // A name stays a name: it is what the certificate proves.
    dnsLookup: (name, found) => found(null, name),
    slotsRefreshInterval: LOOK_AT_SLOTS_MS,
    maxRedirections: REDIRECTIONS,
    // Whatever a shard that is gone cannot answer fails at once, and others are not waited for either.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
  })
  cluster.on('+node', leaveUnanswered)
  cluster.on('+node', connectAtOnce)
  return cluster
}

/**
 * The client would wait for a node's first command, and not see until then that the node is lost: one that comes back
 * empty would be believed.
 */
function connectAtOnce(node: Redis): void {
  // Why a node is away is told by the cluster, which takes it out and asks for it again.
  if (node.status === 'wait') node.connect().catch(() => {})
}

/**
 * The client asks a node for a key that is being moved there, and waits for the key alone: where the node goes in that
 * moment, the answer that nobody waits for would end the process.
 */
function leaveUnanswered(node: Redis): void {
  const asking = node.asking.bind(node)
  node.asking = () => {
    const answer = asking()
    answer.catch(() => {})
    return answer
  }
}

function connectionOptions({ address, caFile }: RedisPlace) {
  return {
    ...(address.username && { username: address.username }),
    ...(address.password && { password: address.password.reveal() }),
    tls: caFile ? { ca: readFileSync(caFile, 'utf8') } : {},
    connectionName: 'safe-system',
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    // Subscribers do it themselves when they are `ready`. What the client does by itself nobody waits for: on a connection
    // that is lost again in that moment it would end the process.
    autoResubscribe: false,
  } satisfies RedisOptions
}

/**
 * Fails at once while the cluster is away. Its own switch for that would refuse commands for a node that is being
 * connected to as well, and a node is connected to when the first command goes there: after a slot was moved, say.
 */
class ImpatientCluster extends Cluster {
  override sendCommand(...[command, stream, node]: Parameters<Cluster['sendCommand']>): unknown {
    // How the cluster is asks itself before it is ready.
    if (this.status === 'ready' || command.name === 'cluster') return super.sendCommand(command, stream, node)
    command.reject(new Error('The cluster is away'))
    return command.promise
  }
}
