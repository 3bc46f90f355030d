import { basename } from 'node:path'

/** A name for the project from its folder's: lower case, digits and hyphens, as the cloud takes them. */
export function nameFromFolder(folder: string): string {
  const words = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '')
  return words.length < 2 ? 'app' : words
}
