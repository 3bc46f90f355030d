import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TengyunError } from '../errors/tengyun-error.ts'

export type SecretValues = Readonly<Record<string, string>>

/** Where an environment's secrets are kept. */
export interface SecretStore {
  read(): Promise<SecretValues>
  write(values: SecretValues): Promise<void>
  erase(): Promise<void>
}

export interface AgeStorePlace {
  /** The encrypted file. */
  readonly file: string
  /** The age identity that reads it: one line, `AGE-SECRET-KEY-…`, mode 0600. Made on first use. */
  readonly identityFile: string
}

/** One age-encrypted file an environment (https://age-encryption.org/v1). Replaced whole, never half-written. */
export function ageStore({ file, identityFile }: AgeStorePlace): SecretStore {
  return {
    async read() {
      const encrypted = await readIfExists(file)
      if (encrypted === undefined) return {}
      const identity = await readIdentity(identityFile)
      if (identity === undefined)
        throw new TengyunError('secrets/unreadable', { where: file, why: identityFile })
      const { Decrypter } = await import('age-encryption')
      const decrypter = new Decrypter()
      try {
        decrypter.addIdentity(identity)
        return JSON.parse(await decrypter.decrypt(encrypted, 'text'))
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new TengyunError('secrets/unreadable', { where: file, why, cause })
      }
    },

    async write(values) {
      const { Encrypter, identityToRecipient } = await import('age-encryption')
      const identity = (await readIdentity(identityFile)) ?? (await makeIdentity(identityFile))
      const encrypter = new Encrypter()
      encrypter.addRecipient(await identityToRecipient(identity))
      await writeWhole(file, await encrypter.encrypt(JSON.stringify(values)))
    },

    async erase() {
      await rm(file, { force: true })
    },
  }
}

/** Makes the identity of an environment that keeps no secret yet, and so never needed one. */
export async function ensureIdentity({ file, identityFile }: AgeStorePlace): Promise<void> {
  if ((await readIfExists(file)) !== undefined) return
  if ((await readIdentity(identityFile)) === undefined) await makeIdentity(identityFile)
}

async function makeIdentity(file: string): Promise<string> {
  const { generateX25519Identity } = await import('age-encryption')
  const identity = await generateX25519Identity()
  await writeWhole(file, `${identity}\n`)
  return identity
}

/** Where `environment` of the project in `folder` keeps its secrets. */
export function secretPlace(folder: string, environment: string, onThisMachineOnly: boolean): AgeStorePlace {
  // An emulated environment ends with its machine: its secrets stay out of the repository.
  const home = onThisMachineOnly ? join(folder, '.tengyun', 'secrets') : join(folder, 'secrets')
  const identityFile = process.env.TENGYUN_IDENTITY_FILE ?? join(folder, '.tengyun', 'identity')
  return { file: join(home, `${environment}.age`), identityFile }
}

/** Pipelines are given the identity itself: platforms keep secrets as variables, and not all of them as files. */
async function readIdentity(file: string): Promise<string | undefined> {
  return process.env.TENGYUN_IDENTITY?.trim() || (await readIfExists(file))?.toString().trim()
}

async function readIfExists(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const partial = `${file}.partial`
  await writeFile(partial, content, { mode: 0o600 })
  await chmod(partial, 0o600)
  await rename(partial, file)
}
