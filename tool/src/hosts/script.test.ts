import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { alone } from './commands/alone.ts'
import { fetchScript } from './commands/fetch.ts'
import { factsScript } from './facts.ts'
import { hostPaths } from './paths.ts'
import { bootProgram } from './runtimes/process/boot.ts'
import { fenceProgram } from './runtimes/process/fence.ts'
import { nginxConfig } from './runtimes/process/nginx-config.ts'
import { fillScript } from './runtimes/process/steps/fill.ts'
import { migrateScript } from './runtimes/process/steps/migrate.ts'
import { prepareScript } from './runtimes/process/steps/prepare.ts'
import { probeScript } from './runtimes/process/steps/probe.ts'
import { pruneScript } from './runtimes/process/steps/prune.ts'
import { retireScript } from './runtimes/process/steps/retire.ts'
import { switchScript } from './runtimes/process/steps/switch.ts'
import { supervisorProgram } from './runtimes/process/supervisor.ts'
import { quote, type Script } from './script.ts'

const paths = hostPaths('/srv/an "odd" host', 'shop')
const release = '20260314-091207-a1b2c3d'
const canary = 'canary-7f3a'
const server = { address: '127.0.0.1', port: 8000 }
const portOf = () => 8000

const config = nginxConfig({
  paths,
  upstreams: { blue: server, green: { ...server, port: 8001 } },
  open: ['blue'],
  listen: { address: '127.0.0.1', port: 8080 },
  site: 'console',
  assets: undefined,
  appPaths: ['/health'],
  user: undefined,
  boundsAge: true,
})

const scripts: readonly Script[] = [
  factsScript({ project: 'shop', programs: ['nginx'], slotLines: ['true'] }),
  prepareScript({
    project: 'shop',
    paths,
    nginx: '/usr/sbin/nginx',
    start: 'node server.js',
    isRealRoot: true,
    kept: ['/opt/shop/data/plans'],
    certificates: { postgres: 'A', redis: 'B' },
    active: 'blue',
    fence: portOf,
  }),
  fetchScript({
    title: 'fetch the release',
    url: `https://cos/${canary}`,
    connectTo: '127.0.0.1:1',
    sha256: 'abc',
    archive: `${paths.downloads}/release.tar.gz`,
    folder: paths.release(release),
  }),
  migrateScript({
    paths,
    release,
    environment: `PASSWORD=${canary}`,
    migrate: 'node migrate.js',
    isRealRoot: true,
  }),
  fillScript({
    paths,
    slot: 'blue',
    active: 'green',
    fenced: true,
    release,
    environment: `PASSWORD=${canary}`,
    fingerprint: 'f',
    drain: 30,
  }),
  probeScript({ paths, slot: 'blue', url: 'http://127.0.0.1/ready', seconds: 5, isProven: false }),
  switchScript({
    paths,
    slot: 'blue',
    release,
    nginx: 'nginx',
    config,
    fenced: true,
    url: 'http://127.0.0.1/health',
  }),
  retireScript({ paths, slot: 'green', server, drain: 30 }),
  pruneScript(paths, [release]),
].map((script) => alone(paths, script))

describe('quoting', () => {
  it.each(['plain', 'two words', "it's", '$HOME', '`id`', 'a"b', '', 'new\nline', '*'])(
    'gives %j back',
    (word) => {
      expect(execFileSync('bash', ['-c', `printf %s ${quote(word)}`], { encoding: 'utf8' })).toBe(word)
    },
  )
})

describe('scripts for hosts', () => {
  it.each(scripts.map((script) => [script.title, script] as const))(
    '"%s" is sound shell',
    (_title, script) => {
      expect(() => execFileSync('bash', ['-n'], { input: script.lines.join('\n') })).not.toThrow()
    },
  )

  it.each(scripts.map((script) => [script.title, script] as const))(
    '"%s" holds no secret',
    (_title, script) => {
      const text = script.lines.join('\n')
      expect(text).not.toContain(canary)
      expect(text).not.toContain(Buffer.from(canary).toString('base64').slice(0, 8))
    },
  )

  it('run programs that are sound shell', () => {
    const programs = [
      supervisorProgram('node server.js', true),
      bootProgram(paths, 'nginx', true),
      fenceProgram('shop', portOf),
    ]
    for (const program of programs) {
      expect(() => execFileSync('sh', ['-n'], { input: program })).not.toThrow()
    }
  })
})
