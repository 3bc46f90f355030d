import { readFile } from 'node:fs/promises'
import { TengyunError } from '../errors/tengyun-error.ts'

/** Everybody who can read a backup: those of the config, and this project's own key. */
export async function recipientsOf(named: readonly string[], identityFile: string): Promise<string[]> {
  const { identityToRecipient } = await import('age-encryption')
  const own = await identityToRecipient(await readIdentity(identityFile))
  return [...new Set([own, ...named])]
}

/**
 * The key in a file as `age-keygen` writes it, comments and all.
 *
 * @throws TengyunError `backup/no-key`
 */
export async function readIdentity(file: string): Promise<string> {
  try {
    const text = await readFile(file, 'utf8')
    const identity = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'))
    if (identity !== undefined) return identity.trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  throw new TengyunError('backup/no-key', { where: file })
}
