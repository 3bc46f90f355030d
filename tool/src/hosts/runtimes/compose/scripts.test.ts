import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { alone } from '../../commands/alone.ts'
import { hostPaths } from '../../paths.ts'
import type { Script } from '../../script.ts'
import { fenceProgram } from './fence.ts'
import { containerNetwork } from './network.ts'
import { composePlaces } from './places.ts'
import { imagesScript, loadScript, pullScript, readImages } from './steps/deliver.ts'
import { fillScript } from './steps/fill.ts'
import { migrateScript } from './steps/migrate.ts'
import { prepareScript } from './steps/prepare.ts'
import { probeScript } from './steps/probe.ts'
import { pruneScript } from './steps/prune.ts'
import { retireScript } from './steps/retire.ts'
import { switchScript } from './steps/switch.ts'

const canary = 'canary-7f3a'
const project = 'shop'
const release = '20260314-091207-a1b2c3d'
const data = '/srv/a disk'
const paths = hostPaths('/srv/an "odd" host', project)
const places = composePlaces(project, paths, data)
const network = containerNetwork('', '10.40.1.7', 8000)
const image = {
  name: `${project}:${release}`,
  config: { sha256: 'c', size: 1 },
  layers: [{ sha256: 'l', size: 1, diffId: 'sha256:d', unpacked: 2 }],
}
const environment = `PASSWORD=${canary}`
const common = { project, paths, places, network, compose: 'docker compose', release }

const scripts: readonly Script[] = [
  prepareScript({ ...common, certificates: { postgres: 'A', redis: 'B' }, active: 'blue' }),
  imagesScript('/var/lib/docker'),
  loadScript({
    places,
    images: [image],
    blobs: [{ sha256: 'l', size: 1, url: `https://cos/${canary}` }],
    connectTo: '127.0.0.1:1',
  }),
  pullScript({ ...image, reference: 'registry/space/shop@sha256:0' }, { user: 'puller', password: canary }),
  migrateScript({ project, paths, release, image: image.name, environment, migrate: 'node migrate.js' }),
  fillScript({
    ...common,
    slot: 'blue',
    active: 'green',
    image: image.name,
    fingerprint: 'f',
    start: `node -e 'console.log("it starts")'`,
    startFile: 'start',
    limits: { cpus: '2', megabytes: 1600 },
    environment,
    drain: 30,
  }),
  probeScript({ container: 'shop-blue', url: 'http://172.30.77.3:8000/ready', seconds: 5 }),
  switchScript({
    ...common,
    slot: 'blue',
    ports: { HTTP_PORT: '80' },
    cpus: '2',
    parameters: { 'slots.conf': 'server a;\n' },
    url: 'http://127.0.0.1/health',
  }),
  retireScript({ project, network, slot: 'green', drain: 30 }),
  pruneScript(project, paths, places, [release]),
].map((script) => alone(paths, script))

describe('scripts for hosts with containers', () => {
  it.each(scripts.map((script) => [script.title, script] as const))('"%s" is sound shell', (_, script) => {
    expect(() => execFileSync('bash', ['-n'], { input: script.lines.join('\n') })).not.toThrow()
  })

  it.each(scripts.map((script) => [script.title, script] as const))('"%s" holds no secret', (_, script) => {
    const text = script.lines.join('\n')
    expect(text).not.toContain(canary)
    expect(text).not.toContain(Buffer.from(canary).toString('base64').slice(0, 8))
  })

  it('keep what the app is started with from the shell that starts Compose', () => {
    const fill = scripts.find(({ title }) => title === 'start in slot blue')
    const given = fill?.lines.find((line) => line.startsWith('export START='))
    expect(execFileSync('bash', ['-c', `${given}; printenv START`], { encoding: 'utf8' })).toBe(
      `node -e 'console.log("it starts")'\n`,
    )
  })

  it('put a program in place that fences a slot and is sound shell', () => {
    const program = fenceProgram(project, network)
    expect(() => execFileSync('sh', ['-n'], { input: program })).not.toThrow()
    expect(program).toContain("blue) fenced='172.30.77.4'")
    expect(program).toContain("green) fenced='172.30.77.3'")
  })

  it('read what Docker says of its images', () => {
    const output = 'image shop:1 shop:2 | sha256:a sha256:b\nimage | sha256:a\nfree 123\n'
    expect(readImages(output)).toEqual({
      images: [
        { names: ['shop:1', 'shop:2'], layers: ['sha256:a', 'sha256:b'] },
        { names: [], layers: ['sha256:a'] },
      ],
      freeKilobytes: 123,
    })
  })
})
