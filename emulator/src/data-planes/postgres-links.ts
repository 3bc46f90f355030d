import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** As the package has them, relative to its own folder. */
interface Link {
  readonly source: string
  readonly target: string
}

/**
 * Makes the links between libraries that npm cannot pack. A script of the package does it at its installation, which npm 12
 * runs only where somebody allowed it; without them, no program of PostgreSQL starts.
 *
 * @param folder of the platform's package
 */
export function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: Link[] = JSON.parse(readFileSync(list, 'utf8'))
  // From one folder to the other and no further up: then they survive a move of both.
  for (const { source, target } of links) link(relative(dirname(target), source), join(folder, target))
}

function link(to: string, path: string): void {
  try {
    symlinkSync(to, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
