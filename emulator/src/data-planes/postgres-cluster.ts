import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findPostgres } from './postgres-binaries.ts'
import { asPostgresUser, giveToPostgresUser } from './postgres-user.ts'
import { runCommand } from './run-command.ts'

/** The account that a cluster is born with. The cloud keeps it to itself, and so does the emulator. */
export const superuser = 'postgres'

/** Tried again where a server that ends still writes. */
export const persistentRemoval = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const

export const draftPrefix = 'draft-'

export function clusterOf(folder: string): string {
  return join(folder, 'cluster')
}

export function superuserSecret(folder: string): string {
  return readFileSync(secretFileOf(folder), 'utf8')
}

/**
 * In a draft until it is complete: a killed initdb leaves nothing that looks like a cluster. Each attempt has a
 * draft of its own, since an initdb that outlived its emulator may still be at work in another.
 */
export async function createCluster(folder: string, encoding: string): Promise<void> {
  const { initdb } = await findPostgres()
  mkdirSync(folder, { recursive: true })
  const draft = mkdtempSync(join(folder, draftPrefix))
  const secret = secretFileOf(folder)
  giveToPostgresUser(draft)
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })

  const account = [`--username=${superuser}`, `--pwfile=${secret}`, '--auth=scram-sha-256']
  const locale = [`--encoding=${encoding}`, '--locale=C']
  await runCommand(asPostgresUser([initdb, '-D', draft, ...account, ...locale, '--no-instructions']))
  renameSync(draft, clusterOf(folder))
  await removeDrafts(folder)
}

export async function removeDrafts(folder: string): Promise<void> {
  const drafts = readdirSync(folder).filter((name) => name.startsWith(draftPrefix))
  await Promise.all(drafts.map((name) => rm(join(folder, name), persistentRemoval)))
}

export function secretFileOf(folder: string): string {
  return join(folder, 'superuser.secret')
}
