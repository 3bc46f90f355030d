import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openCloudInitSchema } from '../../../test/cloud-init-schema.ts'
import { hasSshd, sshdProgram } from '../../../test/sshd.ts'
import { cloudConfig, userData } from './cloud-config.ts'
import type { Item } from './item.ts'
import { databaseClient } from './items/database-client.ts'
import { daemon } from './items/docker.ts'
import { ruleset } from './items/firewall.ts'
import { kernel } from './items/kernel.ts'
import { login } from './items/login.ts'
import { itemsFor } from './items.ts'
import { preparationScript, readResults } from './script.ts'
import type { PreparationSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'tengyun-preparation-'))
afterAll(() => rmSync(folder, { recursive: true }))

const instance: PreparationSettings = {
  runtime: 'compose',
  ports: [80, 443],
  sshPort: 22,
  sshFrom: ['10.40.0.0/16'],
  rootLogin: false,
  // As long as they get.
  authorizedKeys: [`ssh-rsa ${'A'.repeat(716)} somebody@example`],
  isInstance: true,
  postgres: '15',
}

const hosts: readonly (readonly [string, PreparationSettings])[] = [
  ['an instance with containers', instance],
  ['an instance with processes', { ...instance, runtime: 'process' }],
  ['a worker', { ...instance, ports: [] }],
  ['a host of one’s own', { ...instance, isInstance: false, rootLogin: true, sshFrom: [], ports: [8080] }],
]

interface CloudConfig {
  readonly packages: readonly string[]
  readonly write_files: readonly { readonly path: string; readonly content: string }[]
  readonly runcmd: readonly (readonly [string, string, string])[]
}

function asCloudInitReads(settings: PreparationSettings): CloudConfig {
  return parse(cloudConfig(itemsFor(settings)))
}

function filesOf(items: readonly Item[]) {
  return items.flatMap(({ files = [] }) => files)
}

const judge = openCloudInitSchema()

describe.each(hosts)('the user data of %s', (_title, settings) => {
  // Needs Debian's package cloud-init, which apt-get fetches; nothing is installed.
  it.skipIf(judge === undefined)('is what cloud-init’s own schema allows', () => {
    expect(cloudConfig(itemsFor(settings))).toMatch(/^#cloud-config\n/)
    expect(judge?.(asCloudInitReads(settings))).toEqual([])
  })

  it('fits into the 16 KB that the cloud takes', () => {
    expect(userData(settings).length).toBeLessThanOrEqual(16 * 1024)
  })

  it('has the packages and files that the script has', () => {
    const items = itemsFor(settings)
    const { packages, write_files } = asCloudInitReads(settings)
    const script = preparationScript(items, false).lines.join('\n')
    for (const name of packages) expect(script).toMatch(new RegExp(`add_package ${name}\\b`))
    expect(write_files.map(({ path, content }) => ({ path, content }))).toEqual(
      filesOf(items).map(({ path, content }) => ({ path, content })),
    )
  })

  it('runs sound shell alone', () => {
    for (const [, , text] of asCloudInitReads(settings).runcmd) expect(syntaxErrors(text)).toBe('')
  })
})

it('is refused by the schema where it is wrong, so that the schema is known to look', (context) => {
  if (judge === undefined) return context.skip('apt-get cannot fetch cloud-init here')
  expect(judge({ write_files: [{ content: 'without a path' }] })).not.toEqual([])
})

describe.each(hosts)('the script for %s', (_title, settings) => {
  const script = preparationScript(itemsFor(settings), false)

  it('is sound shell', () => {
    expect(syntaxErrors(script.lines.join('\n'))).toBe('')
  })

  it('fits into the 64 KB of base64 that TAT takes', () => {
    expect(Buffer.from(script.lines.join('\n')).toString('base64').length).toBeLessThan(64 * 1024)
  })
})

describe('what a script tells', () => {
  it('is an outcome for each item, with what was printed where it failed', () => {
    const output = Buffer.from('no such package\n').toString('base64')
    expect(readResults(`noise\nitem time right\nitem docker failed ${output}\nitem odd unknown\n`)).toEqual([
      { id: 'time', outcome: 'right' },
      { id: 'docker', outcome: 'failed', output: 'no such package' },
    ])
  })
})

describe('an item', () => {
  it('has an id of its own that shell functions and files can bear', () => {
    const ids = hosts.flatMap(([, settings]) => [...new Set(itemsFor(settings).map(({ id }) => id))])
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/)
    for (const [, settings] of hosts) {
      const own = itemsFor(settings).map(({ id }) => id)
      expect(new Set(own).size).toBe(own.length)
    }
  })
})

describe('the programs of PostgreSQL', () => {
  const item = databaseClient('16')
  const checks = (version: string) => {
    const bin = mkdtempSync(join(folder, 'bin-'))
    writeFileSync(join(bin, 'pg_dump'), `#!/bin/sh\necho 'pg_dump (PostgreSQL) ${version}'\n`, {
      mode: 0o755,
    })
    const env = { PATH: `${bin}:${process.env.PATH}` }
    return spawnSync('bash', ['-c', (item.check ?? []).join('\n')], { env }).status === 0
  }

  it('are right where they are not older than the server', () => {
    expect(['15.18', '16.1', '17.0 (Debian 17.0-1)'].map(checks)).toEqual([false, true, true])
  })

  it('are none of a host’s where there is no database', () => {
    const ids = (settings: PreparationSettings) => itemsFor(settings).map(({ id }) => id)
    expect(ids(instance)).toContain(item.id)
    expect(ids({ ...instance, postgres: undefined })).not.toContain(item.id)
  })
})

describe('the settings of the kernel', () => {
  it.skipIf(process.platform !== 'linux')('are ones that Linux has', () => {
    const names = [...(kernel.files?.[0]?.content.matchAll(/^([a-z0-9._]+) = \S+$/gm) ?? [])].map(
      ([, name = '']) => name,
    )
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !existsSync(`/proc/sys/${name.replaceAll('.', '/')}`))).toEqual([])
  })
})

describe('the configuration of sshd', () => {
  it.skipIf(!hasSshd)('is one that sshd accepts, and lets nobody in by password (needs sshd)', () => {
    const key = join(folder, 'host')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
    const config = join(folder, 'sshd_config')
    writeFileSync(config, `HostKey ${key}\n${login(instance).files?.[0]?.content}`)
    const told = execFileSync(sshdProgram(), ['-T', '-f', config], { encoding: 'utf8' }).split('\n')
    expect(told).toEqual(
      expect.arrayContaining([
        'passwordauthentication no',
        'kbdinteractiveauthentication no',
        'permitrootlogin no',
        'permitemptypasswords no',
      ]),
    )
  })
})

describe('the configuration of Docker', () => {
  it('isolates containers, keeps them over restarts and lets no log grow without end', () => {
    expect(daemon(instance)).toMatchObject({
      icc: false,
      'live-restore': true,
      'userland-proxy': false,
      'no-new-privileges': true,
      'log-opts': { 'max-size': '20m', 'max-file': '5' },
      'registry-mirrors': ['https://mirror.ccs.tencentyun.com'],
    })
  })

  it('has no mirror that only instances can reach on a host of one’s own', () => {
    expect(daemon({ ...instance, isInstance: false })).not.toHaveProperty('registry-mirrors')
  })
})

describe('the firewall', { timeout: 60_000 }, () => {
  const canTry =
    spawnSync('unshare', [
      '-rnm',
      'sh',
      '-c',
      'mount -t tmpfs tmpfs /run && ip link set lo up && nft list ruleset',
    ]).status === 0

  // Needs nft, ip and the right to make a network of one's own.
  it.skipIf(!canTry)(
    'lets people reach the app, administrators reach SSH, and nobody reach anything else',
    () => {
      expect(knock(ruleset(instance))).toEqual({
        'from anywhere to 443 of the host': 'open',
        'from anywhere to 22 of the host': 'closed',
        'from anywhere to 5432 of the host': 'closed',
        'from inside to 22 of the host': 'open',
        'from inside to 6379 of the host': 'closed',
        'from anywhere to a container published at 80': 'open',
        'from anywhere to a container published at 8000': 'closed',
        'from a container to the internet': 'open',
      })
    },
  )

  it.skipIf(!canTry)('lets nobody but administrators reach a worker', () => {
    expect(knock(ruleset({ ...instance, ports: [] }))).toMatchObject({
      'from anywhere to 443 of the host': 'closed',
      'from inside to 22 of the host': 'open',
      'from anywhere to a container published at 80': 'closed',
      'from a container to the internet': 'open',
    })
  })

  it.skipIf(!canTry)('replaces itself alone when it is loaded again', () => {
    const again = `nft add table ip of_docker; nft -f - <<'END'\n${ruleset(instance)}END\n`
    const tables = inNetwork(`${again}${again}nft list tables`)
    expect(tables.trim().split('\n').sort()).toEqual(['table inet tengyun', 'table ip of_docker'])
  })
})

function syntaxErrors(text: string): string {
  return spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr
}

function inNetwork(script: string): string {
  const input = `set -e\nmount -t tmpfs tmpfs /run\nip link set lo up\n${script}\n`
  return execFileSync('unshare', ['-rnm', 'bash', '-s'], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/**
 * Knocks at the ports of a host with a container, from a network of three. Nobody listens: an open port answers
 * that, a closed one is silent.
 */
function knock(rules: string): Record<string, string> {
  const told = inNetwork(`
machine() { # name, bridge or nothing, its address, our address
  ip netns add $1
  ip link add $1 type veth peer name eth0 netns $1
  if [ -n "$2" ]; then
    ip link add $2 type bridge; ip link set $1 master $2; ip link set $1 up; ip addr add $4/24 dev $2; ip link set $2 up
  else
    ip addr add $4/24 dev $1; ip link set $1 up
  fi
  ip -n $1 addr add $3/24 dev eth0; ip -n $1 link set eth0 up; ip -n $1 route add default via $4
}
machine anywhere '' 192.0.2.2 192.0.2.1
machine inside '' 10.40.0.2 10.40.0.1
machine container br-app 172.18.0.2 172.18.0.1
echo 1 >/proc/sys/net/ipv4/ip_forward
nft -f - <<'END'
table ip of_docker {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    ip daddr 192.0.2.1 tcp dport { 80, 8000 } dnat to 172.18.0.2
  }
}
END
nft -f - <<'END'
${rules}END
knock() { # name of the case, from, address, port
  status=0; ip netns exec $2 timeout 1 bash -c "exec 3<>/dev/tcp/$3/$4" 2>/dev/null || status=$?
  if [ $status = 124 ]; then echo "$1=closed"; else echo "$1=open"; fi
}
knock 'from anywhere to 443 of the host' anywhere 192.0.2.1 443
knock 'from anywhere to 22 of the host' anywhere 192.0.2.1 22
knock 'from anywhere to 5432 of the host' anywhere 192.0.2.1 5432
knock 'from inside to 22 of the host' inside 10.40.0.1 22
knock 'from inside to 6379 of the host' inside 10.40.0.1 6379
knock 'from anywhere to a container published at 80' anywhere 192.0.2.1 80
knock 'from anywhere to a container published at 8000' anywhere 192.0.2.1 8000
knock 'from a container to the internet' container 192.0.2.2 443
`)
  return Object.fromEntries(
    told
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  )
}
