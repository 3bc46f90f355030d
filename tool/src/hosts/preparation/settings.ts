import type { EnvironmentConfig } from '../../config/schema.ts'
import { type Role, serves } from '../role.ts'

/** What of the config decides how a host is prepared. A type, since plans hold it as plain data. */
export type PreparationSettings = {
  readonly runtime: 'process' | 'compose'
  /** TCP ports that are open to everybody. */
  readonly ports: readonly number[]
  readonly sshPort: number
  /** Networks from which SSH connections are taken; none: any. */
  readonly sshFrom: readonly string[]
  /** Whether root may log in, with a key. */
  readonly rootLogin: boolean
  /** Public keys that may log in as `deploy`. */
  readonly authorizedKeys: readonly string[]
  /** Whether it is an instance in Tencent Cloud, with mirrors and time servers near it and a data disk. */
  readonly isInstance: boolean
  /** The version of the database that it reaches; undefined where there is none. */
  readonly postgres: string | undefined
}

/**
 * @param role of the host in question
 * @param sshPort of it, where it is one's own
 */
export function preparationSettings(
  { compute, network, ...environment }: EnvironmentConfig,
  role: Role,
  sshPort = 22,
): PreparationSettings {
  const { runtime, port } = compute
  const postgres = environment.postgres ? environment.postgres.version : undefined
  // As the security group has it: who serves HTTP on its own port will serve HTTPS on its own too.
  const people = port === 80 ? [80, 443] : [port]
  const ports = serves({ role }) ? people : []
  if (compute.ssh === undefined) {
    const key = compute.keyPair?.publicKey
    return {
      runtime,
      ports,
      sshPort,
      sshFrom: [network.cidr],
      rootLogin: false,
      authorizedKeys: key === undefined ? [] : [key],
      isInstance: true,
      postgres,
    }
  }
  const { hosts, from, authorizedKeys } = compute.ssh
  const rootLogin = hosts.some(({ user }) => user === 'root')
  return { runtime, ports, sshPort, sshFrom: from, rootLogin, authorizedKeys, isInstance: false, postgres }
}
