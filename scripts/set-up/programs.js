import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { environmentWithNode } from './node.js'

/** By need: a program, and its package in Debian and, where there is one, in Homebrew. */
const programs = {
  /** What an environment on this machine runs besides Node. Nothing goes without. */
  environment: [
    { program: 'redis-server', debian: 'redis-server', brew: 'redis' },
    { program: 'nginx', debian: 'nginx', brew: 'nginx' },
    { program: 'curl', debian: 'curl', brew: 'curl' },
    { program: 'pg_dump', debian: 'postgresql-client', brew: 'libpq' },
  ],
  /** What tests make hosts of, and who judges scripts: without, those tests skip themselves. */
  hosts: [
    { program: 'ip', debian: 'iproute2' },
    { program: 'nft', debian: 'nftables' },
    { program: 'pgrep', debian: 'procps' },
    { program: 'sshd', debian: 'openssh-server' },
    { program: 'ssh', debian: 'openssh-client' },
    { program: 'shellcheck', debian: 'shellcheck' },
  ],
  /** What stories and benchmarks take besides, and who judges the console: without, they say so. */
  stories: [
    { program: 'dockerd', debian: 'docker.io' },
    { program: 'docker-compose', debian: 'docker-compose' },
    { program: 'debootstrap', debian: 'debootstrap' },
    { program: 'testssl', debian: 'testssl.sh' },
    { program: 'wrk', debian: 'wrk' },
    { program: 'chromium', debian: 'chromium' },
  ],
}

/**
 * Installs missing programs through apt where that is possible; else says the one line to run.
 *
 * @param {(keyof typeof programs)[]} needs
 * @throws where an environment cannot run without one of them
 */
export function installPrograms(needs) {
  const missing = needs.flatMap((need) => programs[need]).filter(({ program }) => !isInstalled(program))
  if (missing.length === 0) return
  if (process.getuid() === 0 && isInstalled('apt-get'))
    return installThroughApt(missing.map(({ debian }) => debian))
  const essential = missing.filter((one) => programs.environment.includes(one))
  if (essential.length > 0) throw new Error(`Missing: ${namesOf(essential)}. ${howToInstall(essential)}`)
  if (process.platform === 'linux')
    console.error(`Missing: ${namesOf(missing)}; tests that take them are skipped. ${howToInstall(missing)}`)
}

const namesOf = (missing) => missing.map(({ program }) => program).join(', ')

function howToInstall(missing) {
  if (process.platform === 'darwin')
    return `Run:\n\n    brew install ${missing.map(({ brew }) => brew).join(' ')}\n`
  if (!isInstalled('apt-get')) return "Install them with your system's package manager."
  return `Run:\n\n    sudo apt-get install -y ${missing.map(({ debian }) => debian).join(' ')}\n`
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
