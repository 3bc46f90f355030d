import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { factsScript } from './facts.ts'
import { hostPaths } from './paths.ts'
import { nginxConfig } from './runtimes/process/nginx-config.ts'
import { bootProgram, runSlotProgram } from './runtimes/process/run-slot.ts'
import {
  deliverScript,
  fillScript,
  migrateScript,
  prepareScript,
  probeScript,
  pruneScript,
  retireScript,
  switchScript,
} from './runtimes/process/scripts.ts'
import { quote, type Script } from './script.ts'

const paths = hostPaths('/srv/an "odd" host', 'shop')
const release = '20260314-091207-a1b2c3d'
const canary = 'canary-7f3a'

const config = nginxConfig({
  paths,
  slot: 'blue',
  release,
  listen: { address: '127.0.0.1', port: 8080 },
  upstream: { address: '127.0.0.1', port: 8000 },
  site: 'console',
  appPaths: ['/health'],
  isRoot: true,
  isEmulated: true,
})

const scripts: readonly Script[] = [
  factsScript('shop'),
  prepareScript({ paths, nginx: '/usr/sbin/nginx', start: 'node server.js', postgresCa: 'A', redisCa: 'B' }),
  deliverScript({ paths, release, sha256: 'abc', url: `https://cos/${canary}`, connectTo: '127.0.0.1:1' }),
  migrateScript({ paths, release, environment: `PASSWORD=${canary}`, migrate: 'node migrate.js' }),
  fillScript({ paths, slot: 'blue', release, environment: `PASSWORD=${canary}`, fingerprint: 'f' }),
  probeScript({ paths, slot: 'blue', url: 'http://127.0.0.1/ready', seconds: 5 }),
  switchScript({ paths, slot: 'blue', release, nginx: 'nginx', config, url: 'http://127.0.0.1/health' }),
  retireScript(paths, 'green'),
  pruneScript(paths, 5),
]

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
    for (const program of [runSlotProgram('node server.js'), bootProgram(paths, 'nginx')]) {
      expect(() => execFileSync('sh', ['-n'], { input: program })).not.toThrow()
    }
  })
})
