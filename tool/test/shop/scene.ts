import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkConfig } from '../../src/config/check.ts'
import { processRuntime } from '../../src/hosts/runtimes/process/runtime.ts'
import { packFolder } from '../../src/releases/build/archive.ts'
import { type DeployInput, deploy } from '../../src/releases/deploy/deploy.ts'
import type { Release } from '../../src/releases/release.ts'
import type { ResourceContext } from '../../src/resources/kind.ts'
import { openSecrets } from '../../src/secrets/secrets.ts'
import type { RealHost } from '../real-host.ts'

/** How a release behaves: well; not ready; ends as soon as it is started. */
export type Mood = 'well' | 'sick' | 'ends'

/** The small app `shop`, released to hosts by the runtime `process`. */
export async function shopScene(host: RealHost) {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-shop-'))
  const secrets = await openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} })
  // The cloud is not asked: what a release needs to know of it stands below.
  const context = {
    cloud: { connection: { region: 'ap-guangzhou', secretId: '', secretKey: '' } },
    secrets,
  } as unknown as ResourceContext
  const checked = checkConfig({
    project: 'shop',
    app: {
      build: { command: 'true', inputs: ['.'], output: 'out' },
      start: '/mnt/node server.js',
      migrate: 'echo "$RELEASE" >> /opt/migrated',
      site: 'site',
      drain: 5,
    },
    environments: { test: { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' } },
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const environment = checked.config.environments.test
  if (environment === undefined) throw new Error('the environment is missing')
  const { app } = checked.config
  const database = { ip: '10.0.0.1', port: 1, authority: 'PEM\n' }

  /** A release of these files of its site. */
  async function release(id: string, site: Readonly<Record<string, string>> = {}): Promise<Release> {
    const output = join(folder, id)
    await mkdir(join(output, 'site', 'assets'), { recursive: true })
    await cp(fileURLToPath(new URL('server.js', import.meta.url)), join(output, 'server.js'))
    for (const [name, content] of Object.entries({ 'index.html': id, ...site }))
      await writeFile(join(output, 'site', name), content)
    const artifact = await packFolder(output, join(folder, `${id}.tar.gz`))
    return { id, inputs: id, createdAt: '2026-03-14T09:12:07Z', artifact }
  }

  const runtimeAt = (port: number) =>
    processRuntime({ project: 'shop', app, compute: { ...environment.compute, port } })

  return {
    release,
    runtimeAt,
    /** Waits until what a host booted answers. */
    async awaitServing() {
      const runtime = runtimeAt(80)
      const facts = await runtime.facts(host.host)
      await runtime.awaitServing({ host: host.host, facts, slot: facts.active ?? 'blue' })
    },
    deploy: (one: Release, mood: Mood = 'well', more: Partial<DeployInput> = {}) =>
      deploy({
        context,
        runtime: runtimeAt(80),
        app,
        environment: { ...environment, variables: { MOOD: mood } },
        backing: {
          postgres: { ...database, user: 'app', database: 'app', connections: undefined },
          redis: database,
          filesBucket: 'files',
        },
        release: one,
        hosts: [host.host],
        links: { to: () => `file://${join(folder, `${one.id}.tar.gz`)}`, connectTo: undefined },
        upload: async () => {},
        migrates: true,
        atOnce: false,
        promotes: false,
        resumes: false,
        keep: 5,
        proven: [],
        step: () => {},
        finish: () => {},
        ...more,
      }),
    discard: () => rm(folder, { recursive: true }),
  }
}
