import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { tlsFilesIn } from './certificates.ts'
import type { RedisServer } from './redis-server.ts'

/** The emulator's own account, for settings that users may not change themselves. */
export const operator = 'emulator'

/**
 * What the managed service keeps from its users, by https://www.tencentcloud.com/document/product/239/50381.
 * `config rewrite` is allowed there; here it would write the emulator's own file.
 */
const withheldCommands = [
  ...['acl', 'bgrewriteaof', 'bgsave', 'client|kill', 'client|pause', 'client|reply', 'config|rewrite'],
  ...[
    'config|set',
    'debug',
    'failover',
    'module',
    'psync',
    'replicaof',
    'save',
    'shutdown',
    'slaveof',
    'sync',
  ],
  // Who has which keys is the service's to say.
  ...['addslots', 'addslotsrange', 'bumpepoch', 'delslots', 'delslotsrange', 'failover', 'flushslots'].map(
    (name) => `cluster|${name}`,
  ),
  ...['forget', 'meet', 'replicate', 'reset', 'saveconfig', 'set-config-epoch', 'setslot'].map(
    (name) => `cluster|${name}`,
  ),
]

/**
 * Servers of a cluster speak with each other at least twice in that time, in milliseconds; so soon a newcomer knows who
 * has which keys. A machine that stands still for longer makes each take the others for lost, for a moment.
 */
const nodeTimeout = 5_000

export interface Configuration {
  /** The text of redis.conf that takes a restart to change; the live settings follow it. */
  readonly fixed: string
  /** What a running server can be told. */
  readonly live: Readonly<Record<string, string>>
}

export function configurationOf(server: RedisServer): Configuration {
  return {
    fixed: fixedSettings(server),
    live: { maxmemory: `${server.maxMemory}`, ...server.parameters },
  }
}

export function textOf({ fixed, live }: Configuration): string {
  return fixed + lines(mapValues(live, quoted))
}

function fixedSettings({ folder, address, port, ssl, busPort }: RedisServer): string {
  const tls = tlsFilesIn(folder)
  return lines({
    bind: address,
    port: ssl ? 0 : port,
    ...(ssl && {
      'tls-port': port,
      'tls-cert-file': quoted(tls.certificate),
      'tls-key-file': quoted(tls.key),
      'tls-ca-cert-file': quoted(tls.authority),
      'tls-auth-clients': 'no',
    }),
    ...(busPort !== undefined && {
      'cluster-enabled': 'yes',
      'cluster-port': busPort,
      'cluster-announce-ip': address,
      'cluster-node-timeout': nodeTimeout,
      'tls-cluster': ssl ? 'yes' : 'no',
      // Keys of the other shards can be had while one is away.
      'cluster-require-full-coverage': 'no',
      // One that gave its last slot away is to leave, and not to become a replica of who has it now.
      'cluster-allow-replica-migration': 'no',
    }),
    aclfile: quoted(join(folder, 'users.acl')),
    dir: quoted(join(folder, 'data')),
    appendonly: 'yes',
    pidfile: quoted(join(folder, 'redis.pid')),
    logfile: quoted(join(folder, 'redis.log')),
  })
}

/** Hashes suffice for Redis too, so no password is ever written down. `undefined`: no password is asked for. */
export function usersOf(passwords: readonly string[] | undefined, operatorSecret: string): string {
  const withheld = withheldCommands.map((command) => `-${command}`).join(' ')
  const credentials = passwords?.map((password) => `#${sha256(password)}`).join(' ') ?? 'nopass'
  return [
    `user default on ${credentials} ~* &* +@all ${withheld}\n`,
    `user ${operator} on #${sha256(operatorSecret)} ~* &* +@all\n`,
  ].join('')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function mapValues(record: Readonly<Record<string, string>>, map: (value: string) => string) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

function lines(entries: Record<string, string | number>): string {
  return Object.entries(entries)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('')
}
