import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { environmentWithNode } from './node.js'

/** What an environment on this machine runs besides Node: by program, its package in Debian and in Homebrew. */
const environmentPrograms = [
  { program: 'redis-server', debian: 'redis-server', brew: 'redis' },
  { program: 'nginx', debian: 'nginx', brew: 'nginx' },
  { program: 'curl', debian: 'curl', brew: 'curl' },
  { program: 'pg_dump', debian: 'postgresql-client', brew: 'libpq' },
]

/** What test hosts are made of, and who judges them and the console: Debian's, so there is nothing for Homebrew. */
const hostPrograms = [
  { program: 'dockerd', debian: 'docker.io' },
  { program: 'docker-compose', debian: 'docker-compose' },
  { program: 'sshd', debian: 'openssh-server' },
  { program: 'ssh', debian: 'openssh-client' },
  { program: 'nft', debian: 'nftables' },
  { program: 'ip', debian: 'iproute2' },
  { program: 'debootstrap', debian: 'debootstrap' },
  { program: 'testssl', debian: 'testssl.sh' },
  { program: 'wrk', debian: 'wrk' },
  { program: 'shellcheck', debian: 'shellcheck' },
  { program: 'chromium', debian: 'chromium' },
]

/** Installs missing programs through apt where that is possible; else says the one line to run. */
export function installPrograms() {
  const missing = environmentPrograms.filter(({ program }) => !isInstalled(program))
  if (missing.length === 0) return
  const names = missing.map(({ program }) => program).join(', ')
  const debian = missing.map((one) => one.debian)
  if (process.platform === 'darwin') {
    throw new Error(
      `Missing: ${names}. Run:\n\n    brew install ${missing.map(({ brew }) => brew).join(' ')}\n`,
    )
  }
  if (!isInstalled('apt-get'))
    throw new Error(`Missing: ${names}. Install them with your system's package manager.`)
  if (process.getuid() !== 0) {
    throw new Error(`Missing: ${names}. Run:\n\n    sudo apt-get install -y ${debian.join(' ')}\n`)
  }
  installThroughApt(debian)
}

/** Installs what stories on test hosts need; where that is not possible, says so, and those stories skip themselves. */
export function installHostPrograms() {
  if (process.platform !== 'linux') return
  const missing = hostPrograms.filter(({ program }) => !isInstalled(program))
  if (missing.length === 0) return
  const debian = missing.map((one) => one.debian)
  if (process.getuid() === 0 && isInstalled('apt-get')) return installThroughApt(debian)
  console.error(
    `Missing for stories in browsers and on test hosts, which also take root: sudo apt-get install -y ${debian.join(' ')}`,
  )
}

function installThroughApt(packages) {
  console.error(`Installing ${packages.join(', ')} (apt-get)…`)
  withoutStartingServices(() => {
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  })
}

function isInstalled(program) {
  const { status } = spawnSync('sh', ['-c', `command -v ${program}`], { env: environmentWithNode() })
  return status === 0
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

/** Debian asks this program before it starts the service of a new package; nobody here wants one on port 80. */
function withoutStartingServices(install) {
  const policy = '/usr/sbin/policy-rc.d'
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    install()
  } finally {
    if (ours) rmSync(policy)
  }
}
