import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The Node that comes as a dependency: everything runs on the same one, whatever the machine has. */
export function nodePath() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

export function environmentWithNode() {
  const bin = join(root, 'node_modules', '.bin')
  // Debian keeps nginx in /usr/sbin, which is not on everybody's path.
  return { ...process.env, PATH: [bin, process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter) }
}
