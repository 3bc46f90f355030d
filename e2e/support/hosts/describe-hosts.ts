import { spawnSync } from 'node:child_process'
import { describe } from 'vitest'

const programs = ['dockerd', 'docker', 'sshd', 'nft', 'unshare', 'setpriv', 'nsenter']

/** Why this machine cannot have test hosts; undefined where it can. */
export function whyNoHosts(): string | undefined {
  if (process.platform !== 'linux') return 'they are made of Linux namespaces'
  if (process.getuid?.() !== 0) return 'making them takes root'
  const path = `${process.env.PATH}:/usr/sbin:/sbin`
  const missing = programs.filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`], { env: { PATH: path } }).status !== 0,
  )
  if (missing.length > 0) return `${missing.join(', ')} not installed; npm run setup installs them`
  return mayMakeNamespaces() ? undefined : 'namespaces and mounts are not allowed here'
}

/** Containers often forbid it, to root as well. */
function mayMakeNamespaces(): boolean {
  const words = ['--mount', '--net', '--pid', '--fork', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']
  return spawnSync('unshare', words, { stdio: 'ignore' }).status === 0
}

/**
 * `describe` for stories on test hosts. Where there can be none, it says so and skips them; in CI as root it
 * fails instead, since a proof that is always skipped is none.
 */
export function describeHosts(title: string, stories: () => void): void {
  const why = whyNoHosts()
  if (why === undefined) {
    describe(title, stories)
    return
  }
  if (process.env.CI && process.getuid?.() === 0) throw new Error(`${title}: no test hosts, since ${why}.`)
  console.warn(`\n  SKIPPED: ${title}. There can be no test hosts on this machine: ${why}.\n`)
  // The reason is told above: namespaces need root and a kernel that lets it.
  describe.skip(title, stories)
}
