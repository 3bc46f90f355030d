import { givenAppSecret } from '../secrets/app-secrets.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'

/** Where the addresses and passwords of an environment's receivers are. */
export interface Keeping {
  readonly environment: string
  /** Of the config: its paths are relative to it. */
  readonly folder: string
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Why somebody cannot be reached from here. */
export interface Lack {
  readonly why: Text
}

export function keepingIn({ project, name, context }: Session): Keeping {
  return { environment: name, folder: project.folder, secrets: context.secrets, env: process.env }
}

/** What the environment of the process has of that name, else what was set for good. */
export function secretFor({ env, secrets, environment }: Keeping, name: string): string | Lack {
  const command = `npx tengyun secrets set ${name} ${environment}`
  return (
    env[name] ||
    givenAppSecret(secrets, name) || {
      why: { en: `${name} has no value: ${command}`, zh: `${name} 没有值：${command}` },
    }
  )
}

export function addressFor(keeping: Keeping, name: string): string | Lack {
  const address = secretFor(keeping, name)
  if (typeof address !== 'string' || isFit(address)) return address
  return { why: { en: `${name} is no https address`, zh: `${name} 不是 https 地址` } }
}

/** Addresses are keys: they travel encrypted, or not at all beyond this machine. */
function isFit(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname))
}
