import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Copies an installed package, with all that it needs, into a flat `node_modules`. Optional dependencies are copied as
 * far as they are installed: a native package has one for each kind of machine.
 */
export function copyPackages(name: string, from: string, to: string, copied = new Set<string>()): void {
  const source = installed(name, from)
  if (source === undefined || copied.has(name)) return
  copied.add(name)
  cpSync(source, join(to, name), { recursive: true, filter: (path) => !/\.(md|map|d\.[cm]?ts)$/.test(path) })
  const manifest: Manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
    copyPackages(needed, source, to, copied)
}

/** Where Node would find it from there. */
function installed(name: string, from: string): string | undefined {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return undefined
  }
}
