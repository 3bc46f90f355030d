import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tlsFilesIn } from './certificates.ts'
import { superuser } from './postgres-cluster.ts'
import { logLinePrefix } from './postgres-log.ts'
import type { PostgresServer } from './postgres-server.ts'
import { followingSettings } from './postgres-standby.ts'

/** The configuration files of a cluster by name, in full: initdb's versions are replaced. */
export type Configuration = Readonly<Record<string, string>>

/** What users change themselves lies in `postgresql.auto.conf`, which is the server's and wins over this. */
export function configurationOf(server: PostgresServer): Configuration {
  return { 'postgresql.conf': settings(server), 'pg_hba.conf': accessRules(server) }
}

export function isConfigured(cluster: string, configuration: Configuration): boolean {
  return Object.entries(configuration).every(([name, content]) => {
    const path = join(cluster, name)
    return existsSync(path) && readFileSync(path, 'utf8') === content
  })
}

export function writeConfiguration(cluster: string, configuration: Configuration): void {
  for (const [name, content] of Object.entries(configuration)) writeFileSync(join(cluster, name), content)
}

function settings({ folder, address, port, ssl, upstream }: PostgresServer): string {
  const tls = tlsFilesIn(folder)
  return lines({
    listen_addresses: address,
    port,
    unix_socket_directories: '',
    ssl: ssl ? 'on' : 'off',
    ...(ssl && { ssl_cert_file: tls.certificate, ssl_key_file: tls.key }),
    password_encryption: 'scram-sha-256',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: logLinePrefix,
    // Milliseconds: what the cloud calls slow.
    log_min_duration_statement: 1_000,
    // Several instances share a laptop.
    shared_buffers: '32MB',
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    ...(upstream && followingSettings(folder, upstream)),
  })
}

/** `hostssl` alone matches no plaintext connection, which is thereby refused; `all` is not for standbys. */
function accessRules({ ssl }: PostgresServer): string {
  return ['all all', `replication ${superuser}`]
    .map((who) => `${ssl ? 'hostssl' : 'host'} ${who} all scram-sha-256\n`)
    .join('')
}

function lines(entries: Record<string, string | number>): string {
  return Object.entries(entries)
    .map(([name, value]) => `${name} = '${`${value}`.replaceAll(/['\\]/g, '$&$&')}'\n`)
    .join('')
}
