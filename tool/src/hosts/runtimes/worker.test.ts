import { describe, expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import type { HostFacts } from '../facts.ts'
import { hostPaths } from '../paths.ts'
import type { Role } from '../role.ts'
import type { Script } from '../script.ts'
import { openRuntime } from './index.ts'
import type { Filling, Place, Runtime } from './runtime.ts'

const app = {
  ...{ build: { command: 'make', inputs: ['src'], output: 'out' }, image: { from: 'sources' } },
  ...{ start: 'node server.js', worker: 'node worker.js' },
}

function configWith(runtime: Runtime['name']) {
  const live = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute: { runtime } }
  const config = configSchema.parse({ project: 'shop', app, environments: { live } })
  return { app: config.app, compute: environmentOf(config, 'live').compute }
}

const facts: HostFacts = {
  ...{ root: '', paths: hostPaths('', 'shop'), address: '127.0.0.1', isRoot: true, freeKilobytes: 9_999_999 },
  programs: { nginx: '/usr/sbin/nginx', nft: '/usr/sbin/nft' },
  answers: { compose: 'docker compose', subnet: '172.30.77.0/24', cpus: '2', megabytes: '4000' },
  ...{ watcher: '', active: undefined, running: {}, releases: [] },
}
const image = { name: 'shop:a', id: 'sha256:0', layers: [] }
const archive = { sha256: '0', size: 1 }

/** What a host of a role is sent to prepare it, to start a release there, and to switch to it. */
async function sentTo(role: Role, name: Runtime['name']): Promise<string> {
  const sent: Script[] = []
  const run = async (script: Script) => {
    sent.push(script)
    return { exitCode: 0, output: '' }
  }
  const host = { name: 'host', role, id: 'ins-1', publicAddress: '', transport: { run } }
  const place: Place = { host, facts, slot: 'blue' }
  const runtime = openRuntime({ project: 'shop', ...configWith(name) })
  const artifact =
    name === 'compose'
      ? { kind: 'image', app: image, web: image, size: 1, files: archive }
      : { kind: 'archive', ...archive }
  const release = { id: 'a', inputs: '', createdAt: '', artifact } as unknown as Filling['release']
  await runtime.prepare(place, release, { postgres: undefined, redis: undefined })
  await runtime.fill(place, { release, settings: {}, fingerprint: 'f' })
  await runtime.switchTo(place, 'a')
  return sent.flatMap(({ lines }) => lines.map(decoded)).join('\n')
}

/** Files travel encoded. */
function decoded(line: string): string {
  return line.replaceAll(/[A-Za-z0-9+/]{60,}={0,2}/g, (text) => Buffer.from(text, 'base64').toString('utf8'))
}

describe('a worker with processes', () => {
  it('is started by its own command, behind a web server that only it hears', async () => {
    const sent = await sentTo('worker', 'process')
    expect(sent).toContain('exec setpriv')
    expect(sent).toContain('node worker.js')
    expect(sent).toContain('listen 127.0.0.1:80;')
    expect(sent).not.toContain('0.0.0.0')
  })

  it('is no different from others but for that', async () => {
    const [worker, web] = [await sentTo('worker', 'process'), await sentTo('web', 'process')]
    expect(
      worker.replaceAll('node worker.js', 'node server.js').replaceAll('127.0.0.1:80;', '0.0.0.0:80;'),
    ).toBe(web.replaceAll('127.0.0.1:80;', '0.0.0.0:80;'))
    expect(await sentTo('all', 'process')).toBe(web)
  })
})

describe('a worker with containers', () => {
  it('is started by its own command, behind a web server that only it hears', async () => {
    const sent = await sentTo('worker', 'compose')
    expect(sent).toContain(`/start-worker 2>/dev/null || printf %s 'node worker.js'`)
    expect(sent).toContain('HTTP_PORT=127.0.0.1:80 HTTPS_PORT=127.0.0.1:443')
  })

  it('leaves others as they are, whose web server need not be made anew', async () => {
    const web = await sentTo('web', 'compose')
    expect(web).toContain(`/start 2>/dev/null || printf %s 'node server.js'`)
    expect(web).toContain('echo "$NGINX_IMAGE" 80; cat')
    expect(web).not.toContain('HTTPS_PORT')
    expect(await sentTo('all', 'compose')).toBe(web)
  })
})
