import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { hostPaths } from '../src/hosts/paths.ts'
import { mimeTypes, nginxConfig } from '../src/hosts/runtimes/process/nginx-config.ts'
import { servedAt } from '../src/resources/cdn/served-at.ts'
import type { Session } from '../src/session.ts'
import { siteCdn } from '../src/verify/checks/deployment/network/site-cdn.ts'
import { anInput } from '../src/verify/test-check.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

const dns = { zone: 'example.com' }
const cdn = { name: 'assets.example.com', dns, certificate: undefined }

let folder = ''
let emulator: RunningEmulator
let environment: TestEnvironment
let nginx: ChildProcess
/** Where people come in, and where the nodes are. */
let site = ''
let nodes = ''
let written: EnvironmentInput

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-site-'))
  emulator = await startEmulator()
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  const only = ({ key }: { readonly key: string }) => key === 'cdn-domain/site'
  environment = await openEnvironment(emulator.connection, 'site', { only, site: 'console' })
  const { cloud } = environment.context
  await cloud.call('dnspod', 'CreateDomain', { Domain: dns.zone })
  const record = {
    Domain: dns.zone,
    SubDomain: 'app',
    RecordType: 'A',
    RecordLine: '默认',
    Value: '127.0.0.1',
  }
  await cloud.call('dnspod', 'CreateRecord', record)
  written = {
    ...{ cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' },
    compute: { port },
    domain: { name: 'app.example.com', dns, cdn: { name: cdn.name, dns } },
  }
  await environment.apply(written)
  nodes = (await servedAt(environment.context, cdn)) ?? ''
  nginx = await serve(port, nodes)
}, 60_000)
afterAll(async () => {
  nginx?.kill('SIGTERM')
  if (nginx?.exitCode === null) await once(nginx, 'exit')
  await emulator?.stop()
  rmSync(folder, { recursive: true })
}, 60_000)

it('proves that pages name their assets on the CDN, where nodes have them', async () => {
  release('large')
  expect(await verified()).toMatchObject({
    outcome: 'passed',
    evidence: expect.arrayContaining(['compressed: br']),
  })
})

it('is as new as the release: pages come from the host, and what they name is on the CDN at once', async () => {
  release('first')
  expect(await page()).toContain(`"${nodes}/assets/index-first.js"`)
  expect(await asset('first')).toMatchObject({ status: 200, body: 'first' })
  release('second', 'first')
  expect(await page()).toContain(`"${nodes}/assets/index-second.js"`)
  expect(await asset('second')).toMatchObject({ status: 200, body: 'second', kept: 'public, immutable' })
  // Of a page that was loaded before the switch; the nodes have it longer than the host.
  release('third', 'second')
  expect(await asset('first')).toMatchObject({ status: 200, body: 'first' })
})

it('remembers of no asset that it is not there yet', async () => {
  release('third')
  expect((await asset('fourth')).status).toBe(404)
  release('fourth', 'third')
  expect(await asset('fourth')).toMatchObject({ status: 200, body: 'fourth' })
})

it('is missed where pages do not name it', async () => {
  release('plain')
  writeFileSync(join(folder, 'plain', 'console', 'index.html'), '<p>nothing</p>')
  expect(await verified()).toMatchObject({
    outcome: 'failed',
    found: expect.stringContaining('names nothing'),
  })
})

async function page(): Promise<string> {
  return (await fetch(`${site}/plans/1`)).text()
}

async function asset(name: string) {
  const answer = await fetch(`${nodes}/assets/index-${name}.js`)
  const kept = answer.headers.getSetCookie().length === 0 ? answer.headers.get('cache-control') : null
  return { status: answer.status, body: await answer.text(), kept: kept?.replace(/^max-age=\d+, /, '') }
}

async function verified() {
  const session = {
    context: environment.context,
    environment: { ...written, domain: { ...written.domain, cdn } },
  } as unknown as Session
  return siteCdn.run({ ...anInput(), site, session, observed: await environment.observe() })
}

/** A release of the site, and the one before it, where a switch would put them. */
function release(id: string, former = id): void {
  const assets = join(folder, id, 'console', 'assets')
  mkdirSync(assets, { recursive: true })
  const script = `<script type="module" crossorigin src="/assets/index-${id}.js"></script>`
  writeFileSync(join(folder, id, 'console', 'index.html'), `<html><head>${script}</head></html>`)
  writeFileSync(join(assets, `index-${id}.js`), id === 'large' ? '//'.padEnd(5_000, '-') : id)
  for (const [link, to] of Object.entries({ [paths().serving]: id, [paths().previous]: former })) {
    rmSync(link, { force: true })
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(folder, to), link)
  }
}

function paths() {
  return hostPaths(folder, 'shop')
}

/** The web server of a host, told to name the CDN. */
async function serve(port: number, assets: string): Promise<ChildProcess> {
  const { nginx: places, logs } = paths()
  mkdirSync(join(places.folder, 'temporary'), { recursive: true })
  mkdirSync(logs, { recursive: true })
  writeFileSync(join(places.folder, 'mime.types.conf'), mimeTypes)
  const nobody = { address: '127.0.0.1', port: 1 }
  const config = nginxConfig({
    ...{ paths: paths(), upstreams: { blue: nobody, green: nobody }, open: ['blue'], assets },
    ...{ listen: { address: '127.0.0.1', port }, site: 'console', appPaths: ['/health'], boundsAge: false },
    user: process.getuid?.() === 0 ? 'root' : undefined,
  })
  writeFileSync(places.config, config)
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
  const words = ['-p', places.folder, '-e', join(logs, 'error.log'), '-c', places.config, '-g', 'daemon off;']
  const started = spawn('nginx', words, { env, stdio: 'ignore' })
  await vi.waitFor(() => fetch(site), { timeout: 10_000 })
  return started
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
