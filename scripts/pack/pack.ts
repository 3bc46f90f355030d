import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Packs a folder as npm would publish it; answers the file. */
export async function pack(folder: string, to: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', to],
    { cwd: folder },
  )
  return join(to, stdout.trim())
}
