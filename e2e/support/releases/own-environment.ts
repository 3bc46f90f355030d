import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Clone, readyClone, type Tengyun } from '../clone.ts'
import { targetOf } from '../cloud-view.ts'
import { loadBaseImages } from '../docker/docker.ts'
import { startHosts, type TestHosts } from '../hosts/hosts.ts'
import { runWell } from '../run.ts'
import { changeShippedConfig } from '../shipped-config.ts'

const variantScript = fileURLToPath(new URL('variant.js', import.meta.url))

/** A clone with an environment `own` on hosts of one's own; its databases and files are an emulated cloud's. */
export interface OwnEnvironment {
  readonly clone: Clone
  readonly hosts: TestHosts
  /** Runs with a Docker at hand, on a machine that is none of the hosts. */
  readonly tengyun: Tengyun
  /** Makes the next deploy bring another release. */
  change(variant: Variant): Promise<void>
  discard(): Promise<void>
}

/** What tells a story's release from others. */
export interface Variant {
  /** Served at `/variant.txt`. */
  readonly name: string
  /** JavaScript that the server begins with. */
  readonly server?: string
}

export interface Making {
  readonly runtime: 'process' | 'compose'
  /** Seconds. */
  readonly drain?: number
  /** Watches each release after its switch. Default: nobody does. */
  readonly guard?: { readonly seconds: number; readonly errorRate: number }
  /** File that is the whole app. Default: safe-system, which is built once. */
  readonly server?: string
}

/** The machine that builds images. */
const builder = 'builder'

export async function ownEnvironment(
  names: readonly string[],
  { runtime, drain = 5, server, guard }: Making,
): Promise<OwnEnvironment> {
  const hosts = await startHosts([...names, builder])
  const clone = await readyClone({ address: hosts.gateway, speed: 600 })
  const discard = async () => {
    await clone.discard()
    await hosts.stop()
  }
  const change = (variant: Variant) => writeFile(join(clone.folder, 'variant.json'), JSON.stringify(variant))
  try {
    await loadBaseImages(hosts.host(builder))
    const { secretId, secretKey } = await targetOf(clone)
    await (server === undefined ? buildOnce(clone.folder) : takeServer(clone.folder, server))
    await copyFile(variantScript, join(clone.folder, 'variant.js'))
    await change({ name: 'first' })
    const app = {
      drain,
      build: { command: 'node variant.js', inputs: ['variant.json'], output: 'app/dist' },
      ...(server === undefined ? {} : { migrate: 'true' }),
    }
    const environment = {
      compute: {
        runtime,
        port: 80,
        ssh: {
          hosts: names.map((name) => {
            const { address, hostKey } = hosts.host(name)
            return { name, address, hostKey, user: 'root' }
          }),
          identity: hosts.identityFile,
        },
      },
      ...(guard === undefined ? {} : { releases: { guard } }),
      // Hosts of one's own have no role in the cloud.
      variables: { COS_SECRET_ID: secretId, COS_SECRET_KEY: secretKey },
    }
    await changeShippedConfig(clone.folder, `...${JSON.stringify(environment)}`, {
      name: 'own',
      app: `...${JSON.stringify(app)}`,
    })
  } catch (error) {
    await discard()
    throw error
  }
  const tengyun: Tengyun = (words, more = {}) =>
    clone.tengyun(words, { ...more, env: { DOCKER_HOST: hosts.host(builder).docker, ...more.env } })
  return { clone, hosts, tengyun, change, discard }
}

/** A story deploys often; what it deploys differs by a line. */
async function buildOnce(folder: string): Promise<void> {
  for (const part of ['api', 'console'])
    await runWell(['npm', 'run', 'build', '--silent', '-w', `@safe-system/${part}`], { folder })
  await rename(join(folder, 'app/dist/api/server.js'), join(folder, original))
}

/** An app that has no database to migrate. */
async function takeServer(folder: string, server: string): Promise<void> {
  for (const part of ['api', 'console']) await mkdir(join(folder, 'app/dist', part), { recursive: true })
  await writeFile(join(folder, 'app/dist/api/migrate.js'), '')
  await writeFile(join(folder, 'app/dist/api/package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'app/dist/console/index.html'), '<!doctype html><title>app</title>')
  await mkdir(join(folder, 'app/dist/console/assets'))
  await writeFile(join(folder, 'app/dist/console', asset), 'x'.repeat(20_000))
  await copyFile(server, join(folder, original))
}

/** A script of an app that has no pages of its own to serve. */
export const asset = 'assets/script-1a2b3c4d.js'

/** The server that each variant's begins in front of. */
const original = 'server.original.js'
