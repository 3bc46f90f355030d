import type { AppConfig, CloudCompute, EnvironmentConfig } from '../config/schema.ts'

/**
 * What a host is for: `web` serves people, `worker` works and serves nobody, `all` does both, where hosts do not differ
 * in that.
 */
export type Role = 'all' | 'web' | 'worker'

/** Whether people's requests may come to it. */
export function serves({ role }: { readonly role: Role }): boolean {
  return role !== 'worker'
}

/** Whether hosts differ in what they are for. */
export function haveRoles(compute: EnvironmentConfig['compute']): boolean {
  return compute.ssh === undefined
    ? compute.roles !== undefined
    : compute.ssh.hosts.some(({ role }) => role !== undefined)
}

/** What a host of the cloud is for, by its name, which its object keeps when the config has forgotten it. */
export function roleByName({ roles }: Pick<CloudCompute, 'roles'>, name: string): Role {
  if (name.startsWith('worker-')) return 'worker'
  return roles === undefined ? 'all' : 'web'
}

/** The command that starts the app on a host of a role. */
export function startFor({ start, worker }: Pick<AppConfig, 'start' | 'worker'>, role: Role): string {
  return role === 'worker' ? (worker ?? start) : start
}
