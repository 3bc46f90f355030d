import { chownSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** `nobody` and its group, by number since the group's name differs between systems. */
const nobody = 65_534

const isRoot = process.getuid?.() === 0

/**
 * PostgreSQL refuses to run as root, for then its files could be anybody's: it runs as `nobody` instead.
 *
 * It keeps one capability, to pass by the permissions of files. The data folder often lies below one that only
 * root may enter (`/root` itself, a CI workspace), and `nobody` could not reach its own cluster in there.
 */
export function asPostgresUser(command: readonly string[]): readonly string[] {
  if (!isRoot) return command
  const identity = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return ['setpriv', ...identity, ...capability, '--', ...command]
}

/** A cluster belongs to the user that runs it; PostgreSQL checks. */
export function giveToPostgresUser(path: string): void {
  if (isRoot) chownSync(path, nobody, nobody)
}

/**
 * Whether that user may run programs of a folder. Their own look for each other goes by access(2), which asks for
 * the user's rights alone and knows nothing of the capability.
 */
export function canRunFrom(folder: string): boolean {
  return !isRoot || foldersAbove(folder).every((one) => (statSync(one).mode & constants.S_IXOTH) !== 0)
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)]
}
