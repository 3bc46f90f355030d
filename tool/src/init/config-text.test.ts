import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkConfig } from '../config/check.ts'
import type { Config } from '../config/schema.ts'
import type { Answers } from './answers.ts'
import { configText } from './config-text.ts'
import type { DetectedApp } from './detected-app.ts'
import { regions } from './regions.ts'
import { type SizeName, sizes } from './sizes.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-config-'))
})
afterAll(() => rm(folder, { recursive: true }))

const app: DetectedApp = {
  framework: 'Django (Python)',
  build: ["cp -R 'my files' .tengyun/release"],
  inputs: ['my files/'],
  start: 'sh -c \'python3 "a b.py"\'',
  migrate: 'python3 manage.py migrate',
  health: '/health',
  ready: '/health',
  needs: { postgres: true, redis: true },
  advice: [],
}
const answers: Answers = {
  name: 'shop',
  kind: 'python',
  region: 'ap-guangzhou',
  size: 'small',
  domain: undefined,
}

let written = 0
/** The config as it is loaded, with every mistake in it. */
async function loaded(asked: Partial<Answers>, language: 'en' | 'zh' = 'en', of: DetectedApp = app) {
  const file = join(folder, `${written++}.ts`)
  const text = configText({ ...answers, ...asked }, of, language)
  await writeFile(
    file,
    text.replace(
      "import { defineConfig } from 'tengyun'",
      'const defineConfig = (config: unknown) => config',
    ),
  )
  return checkConfig((await import(pathToFileURL(file).href)).default)
}

describe('the config that init writes', () => {
  it.each(Object.keys(sizes) as SizeName[])('is right for %s, in both languages', async (size) => {
    expect(await loaded({ size })).toMatchObject({ ok: true })
    expect(await loaded({ size }, 'zh')).toMatchObject({ ok: true })
  })

  it.each(Object.keys(regions))('has zones of the region %s', async (region) => {
    expect(await loaded({ region })).toMatchObject({ ok: true })
  })

  it('says what was found, whatever quotes are in it', async () => {
    const { start, build, migrate } = app
    expect(await loaded({})).toMatchObject({
      config: { app: { start, migrate, build: { command: build.join(' && '), inputs: ['my files'] } } },
    })
  })

  it('leads a domain to a load balancer with a certificate of its own, in the zone that it lies in', async () => {
    expect(await loaded({ domain: 'shop.example.com.cn' })).toMatchObject({
      config: {
        environments: {
          production: {
            loadBalancer: { bandwidth: 5 },
            domain: {
              name: 'shop.example.com.cn',
              dns: { zone: 'example.com.cn' },
              certificate: { type: 'free' },
            },
          },
        },
      },
    })
  })

  const image = {
    ...{
      dockerfile: 'api/Dockerfile',
      context: 'api',
      port: 3000,
      command: `serve 'a b'`,
      writable: ['/app/tmp'],
    },
  }

  it('orders no database for a web site alone, in either environment', async () => {
    const { start: _, migrate: __, ...site } = app
    const checked = await loaded({}, 'en', { ...site, site: 'site' })
    const none = { postgres: false, redis: false }
    expect(checked.ok && checked.config.environments).toMatchObject({ local: none, production: none })
  })

  it('has an image run in the cloud, and a process on this machine where it is known how', async () => {
    const { config } = (await loaded({}, 'en', { ...app, image })) as { config: Config }
    expect(config.app).toMatchObject({
      image: { ...image, from: 'sources' },
      build: { inputs: ['my files'] },
    })
    expect(config.environments.production?.compute.runtime).toBe('compose')
    expect(config.environments.local?.compute.runtime).toBe('process')
  })

  it('has an image run everywhere where it is all there is', async () => {
    const { start: _, build: __, inputs: ___, ...rest } = app
    const only = { ...rest, image, build: [], inputs: [], secrets: ['SECRET_KEY'], variables: ['LOG_LEVEL'] }
    for (const language of ['en', 'zh'] as const)
      expect(await loaded({}, language, only)).toMatchObject({
        config: {
          app: { image, secrets: ['SECRET_KEY'], health: '/health' },
          environments: {
            local: { compute: { runtime: 'compose' } },
            production: { compute: { runtime: 'compose' } },
          },
        },
      })
  })
})
