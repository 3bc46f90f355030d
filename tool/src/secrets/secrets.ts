import { createHash } from 'node:crypto'
import type { Key } from '../plan/model.ts'
import { generatePassword } from './password.ts'
import type { SecretStore } from './store.ts'

/** `postgres/main/admin` of a resource, `app/AUTH_SECRET` of the app. */
export type SecretName = `${Key}/${string}` | `app/${string}`

/** The secrets of one environment: given once or generated, kept encrypted, never printed. */
export interface Secrets {
  /** The secret of that name; a new one is generated and kept before it is first used anywhere. */
  ensure(name: SecretName): string
  /** Keeps one that came from outside, such as a private key. */
  give(name: SecretName, secret: string): void
  /** One that was given, if it was. */
  given(name: SecretName): string | undefined
  /** All of them, to be looked for where they must not be. */
  values(): readonly string[]
  /** Writes what was generated. Called before anything is created with it, so that a killed run loses none. */
  save(): Promise<void>
  /** Forgets all; for an environment that is gone. */
  erase(): Promise<void>
}

export async function openSecrets(store: SecretStore): Promise<Secrets> {
  let known = await store.read()
  let changed = false
  return {
    ensure(name) {
      const secret = known[name] ?? generatePassword()
      if (known[name] === undefined) {
        known = { ...known, [name]: secret }
        changed = true
      }
      return secret
    },
    give(name, secret) {
      if (known[name] === secret) return
      known = { ...known, [name]: secret }
      changed = true
    },
    given: (name) => known[name],
    values: () => Object.values(known),
    async save() {
      if (changed) await store.write(known)
      changed = false
    },
    async erase() {
      known = {}
      changed = false
      await store.erase()
    },
  }
}

/**
 * A short fingerprint of secrets, for a tag that shows whether an object still has them. The secrets are 32
 * random characters, so 64 bits of a hash tell nobody anything about them.
 */
export function fingerprint(...secrets: readonly string[]): string {
  return createHash('sha256').update(secrets.join('\0')).digest('hex').slice(0, 16)
}
