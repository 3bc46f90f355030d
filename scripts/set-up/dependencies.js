import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, root } from './node.js'

const stamp = join(root, 'node_modules', '.installed-lockfile')

/** Installs exactly what the lockfile says; does nothing where that was done. */
export function installDependencies() {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (installed === lockfile && existsSync(nodePath())) return
  console.error('Installing dependencies (npm ci)…')
  // On an older Node npm warns of each package that wants a newer one; they run on the one being installed.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  // npm 12 runs install scripts only where they are allowed; the package "node" gets its program by one.
  if (!existsSync(nodePath()))
    run('node', ['installArchSpecificPackage.js'], join(root, 'node_modules', 'node'))
  if (!existsSync(nodePath())) throw new Error('npm did not install Node 24 (the package "node").')
  writeFileSync(stamp, lockfile)
}

function run(program, args, cwd = root) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    throw new Error(
      `${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.\n` +
        'Check the network and the npm registry, then run the same command again.',
    )
  }
}
