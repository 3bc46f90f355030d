import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a configuration of nginx is tried, as it would be mounted. */
export interface NginxFolder {
  /** Below this lies `nginx.conf`. */
  readonly config: string
  /** What nginx understood, all includes in place. @throws when it does not take it */
  understood(): string
  remove(): void
}

export function nginxFolder(): NginxFolder {
  const folder = mkdtempSync(join(tmpdir(), 'tengyun-web-'))
  // nginx started by root takes another user for its workers.
  chmodSync(folder, 0o755)
  const config = join(folder, 'config')
  const prefix = join(folder, 'prefix')
  for (const name of [config, join(prefix, 'logs'), join(prefix, 'uploads')])
    mkdirSync(name, { recursive: true })
  return {
    config,
    understood() {
      const words = ['-e', 'stderr', '-p', prefix, '-c', join(config, 'nginx.conf'), '-T']
      return execFileSync('nginx', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
