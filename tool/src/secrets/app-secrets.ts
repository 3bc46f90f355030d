import { randomBytes } from 'node:crypto'
import type { AppConfig, EnvironmentConfig } from '../config/schema.ts'
import { filesCdnKey, keysOf, newCdnKey } from './cdn-key.ts'
import type { SecretName, Secrets } from './secrets.ts'

/** Random bytes of a generated one; 43 characters that need no quoting in a URL, a header or a shell. */
const length = 32

/** The password for the registry of images; known to the hosts, not to the app. */
export const registryPassword = 'REGISTRY_PASSWORD'

/** Every secret that a person can set. */
export function secretVariables(app: AppConfig, environment: EnvironmentConfig): string[] {
  const own = environment.files.cdn === undefined ? app.secrets : [...app.secrets, filesCdnKey]
  return [...new Set([...own, ...foreignSecrets(environment)])]
}

/** Those that others made, so that a new value cannot be generated. */
export function foreignSecrets(environment: EnvironmentConfig): string[] {
  return [
    ...(environment.compute.registry === undefined ? [] : [registryPassword]),
    ...noticeSecrets(environment),
  ]
}

/** Addresses and passwords of those who are told. */
export function noticeSecrets({ notices }: EnvironmentConfig): string[] {
  if (notices === undefined) return []
  const { robots, email, webhooks } = notices
  const names = [
    ...robots.map(({ address }) => address),
    email?.login?.password,
    ...webhooks.flatMap(({ address, key }) => [address, key]),
  ]
  return names.filter((name) => name !== undefined)
}

function nameOf(variable: string): SecretName {
  return `app/${variable}`
}

/** The environment's value of a secret variable of the app; generated where none was set. */
export function appSecret(secrets: Secrets, variable: string): string {
  return secrets.given(nameOf(variable)) ?? rotateAppSecret(secrets, variable)
}

/** Generates those that have no value yet, so that they can be saved before anything is told one. */
export function ensureAppSecrets(secrets: Secrets, variables: readonly string[]): void {
  for (const variable of variables) appSecret(secrets, variable)
}

export function setAppSecret(secrets: Secrets, variable: string, value: string): void {
  secrets.give(nameOf(variable), value)
}

export function givenAppSecret(secrets: Secrets, variable: string): string | undefined {
  return secrets.given(nameOf(variable))
}

/** Puts a new random value in place of the one there is, or in front of it, with a comma between. */
export function rotateAppSecret(
  secrets: Secrets,
  variable: string,
  { keepFormer = false }: { readonly keepFormer?: boolean } = {},
): string {
  if (variable === filesCdnKey) return rotateCdnKey(secrets)
  const former = keepFormer ? givenAppSecret(secrets, variable) : undefined
  const fresh = randomBytes(length).toString('base64url')
  const value = former === undefined ? fresh : `${fresh},${former}`
  setAppSecret(secrets, variable, value)
  return value
}

/** The one before stays: what it signed is good for a while, and releases sign with it until the next deploy. */
function rotateCdnKey(secrets: Secrets): string {
  const former = givenAppSecret(secrets, filesCdnKey)
  const value = [newCdnKey(), ...(former === undefined ? [] : keysOf(former).slice(0, 1))].join(',')
  setAppSecret(secrets, filesCdnKey, value)
  return value
}
