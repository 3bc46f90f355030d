import { spawnSync } from 'node:child_process'
import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { setAppSecret } from '../../src/secrets/app-secrets.ts'
import { openSecrets } from '../../src/secrets/secrets.ts'
import { ageStore, secretPlace } from '../../src/secrets/store.ts'
import { writeCertificate } from '../certificate.ts'
import { openProject, type ProjectFolder, program } from '../command.ts'
import { type RunningEmulator, startEmulator } from '../emulator.ts'

const app = `{
  image: { from: 'sources', port: 3000 },
  migrate: 'node migrate.js',
  secrets: ['AUTH_SECRET'],
}`

const dockerfile = 'FROM node:24\nUSER 1000:1000\nCMD ["node", "server.js"]\n'

const environments = `{
  staging: {
    cloud: 'emulator',
    region: 'ap-guangzhou',
    zone: 'ap-guangzhou-6',
    compute: { runtime: 'compose', registry: { repository: 'ccr.ccs.tencentyun.com/shop/app', user: '100001' } },
    variables: { GREETING: 'hello' },
    loadBalancer: {},
    domain: {
      name: 'shop.example.com',
      certificate: { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' },
    },
  },
}`

describe('tengyun export kubernetes', { timeout: 120_000 }, () => {
  let emulator: RunningEmulator
  let project: ProjectFolder

  beforeAll(async () => {
    emulator = await startEmulator()
    project = await openProject(emulator.connection)
    await writeCertificate(project.folder, ['shop.example.com'])
    await project.configure(environments, app)
  }, 60_000)
  afterAll(async () => {
    await project?.remove()
    await emulator?.stop()
  }, 60_000)

  it('refuses an app that nothing describes an image of', async () => {
    const { exitCode, stderr } = await project.tengyun('export', 'kubernetes', 'staging')
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('kubernetes/no-image')
    expect(stderr).toContain('app.image.dockerfile: Dockerfile')
  })

  it('refuses an app whose site nobody would serve there', async () => {
    await writeFile(join(project.folder, 'Dockerfile'), dockerfile)
    const build = `build: { command: 'true', inputs: ['src'], output: 'out' }`
    await project.configure(
      environments.replace("runtime: 'compose'", "runtime: 'process'"),
      `{ ${build}, site: 'public' }`,
    )
    const { exitCode, stderr } = await project.tengyun('export', 'kubernetes', 'staging')
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('kubernetes/not-in-containers')
    expect(stderr).toContain('app.image.nginx')
  })

  it('writes what hosts are told, but no secret', async () => {
    await project.configure(environments, app)
    await giveSecrets()
    expect(await project.tengyun('apply', 'staging', '--yes')).toMatchObject({ exitCode: 0 })
    const exported = await project.tengyun('export', 'kubernetes', 'staging')
    expect(exported).toMatchObject({ exitCode: 0, stderr: '' })
    expect(exported.stdout).toContain('kubernetes/staging/README.md')

    const { data } = await read('foundation/configmap-variables.yaml')
    expect(data).toMatchObject({
      GREETING: 'hello',
      HOST: '0.0.0.0',
      PORT: '3000',
      COS_REGION: 'ap-guangzhou',
    })
    const { spec } = (await read('app/deployment-web.yaml')).spec.template
    expect(spec.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000, runAsNonRoot: true })
    const named = spec.containers[0].env.map(({ name }: { name: string }) => name)
    expect(named).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'REDIS_URL'])

    const { metadata, spec: people } = await read('app/ingress-web.yaml')
    expect(people.tls).toEqual([{ hosts: ['shop.example.com'], secretName: 'certificate' }])
    expect(metadata.annotations['ingress.cloud.tencent.com/security-groups']).toMatch(/^sg-/)
    const { stringData } = await read('foundation/secret-certificate.yaml')
    expect(stringData.qcloud_cert_id).toMatch(/^\w+$/)

    const values = (await openKept()).values()
    // The app's, the registry's, and those of both databases.
    expect(values.length).toBeGreaterThanOrEqual(5)
    for (const text of await writtenFiles())
      for (const value of values) {
        expect(text).not.toContain(value)
        expect(text).not.toContain(Buffer.from(value).toString('base64'))
      }
  })

  it('hands the secrets to a program that takes them', async () => {
    const { exitCode, stdout } = await project.tengyun('export', 'kubernetes', 'staging', '--secrets')
    expect(exitCode).toBe(0)
    const [secrets, registry] = JSON.parse(stdout).items
    expect(secrets.metadata).toEqual({ name: 'secrets', namespace: 'shop-staging' })
    expect(decoded(secrets.data.AUTH_SECRET)).toBe('open sesame')
    const { password } = new URL(decoded(secrets.data.DATABASE_URL))
    expect((await openKept()).values()).toContain(decodeURIComponent(password))
    const { auths } = JSON.parse(decoded(registry.data['.dockerconfigjson']))
    expect(decoded(auths['ccr.ccs.tencentyun.com'].auth)).toBe('100001:of the registry')
  })

  it('keeps them from a file, where they would stay', async () => {
    const kept = join(project.folder, 'secrets.json')
    const out = await open(kept, 'w')
    const words = [program, 'export', 'kubernetes', 'staging', '--secrets']
    const { status, stderr } = spawnSync(process.execPath, words, {
      cwd: project.folder,
      stdio: ['ignore', out.fd, 'pipe'],
      encoding: 'utf8',
    })
    await out.close()
    expect(status).not.toBe(0)
    expect(stderr).toContain(
      'npx tengyun export kubernetes staging --secrets | kubectl apply --server-side -f -',
    )
    expect(await readFile(kept, 'utf8')).toBe('')
  })

  async function giveSecrets() {
    const secrets = await openKept()
    setAppSecret(secrets, 'AUTH_SECRET', 'open sesame')
    setAppSecret(secrets, 'REGISTRY_PASSWORD', 'of the registry')
    await secrets.save()
  }

  function openKept() {
    return openSecrets(ageStore(secretPlace(project.folder, 'staging', true)))
  }

  async function read(path: string) {
    return parse(await readFile(join(project.folder, 'kubernetes/staging', path), 'utf8'))
  }

  async function writtenFiles() {
    const folder = join(project.folder, 'kubernetes/staging')
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(files.length).toBeGreaterThan(15)
    return Promise.all(files.map((file) => readFile(file, 'utf8')))
  }
})

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString()
}
