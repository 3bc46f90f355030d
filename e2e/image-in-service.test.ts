import { chown, copyFile, cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppImage, buildAppImage } from './support/docker/app-image.ts'
import { type Container, exceptions, failedChecks } from './support/docker/container-checks.ts'
import { tlsFindings } from './support/docker/tls-check.ts'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import type { TestHost } from './support/hosts/host.ts'
import { run, runWell } from './support/run.ts'

const base = '/opt/safe-system'
const user = 10_001

/** Enough for the app to start; its health does not depend on who answers there. */
const settings = `DATABASE_URL=postgresql://nobody:nothing@192.0.2.1:5432/nowhere
REDIS_URL=rediss://:nothing@192.0.2.1:6379/0
COS_BUCKET=files-1250000000
COS_REGION=ap-guangzhou
`

/** The shipped files as they stand, run by hand with Compose: what one has without the tool. */
describeHosts('docker-compose.prod.yml', () => {
  let app: AppImage
  let host: TestHost
  beforeAll(async () => {
    app = await buildAppImage('safe-system:latest')
    host = app.host
    await layOut()
    await host.runWell('docker network create --subnet 172.30.77.0/24 safe-system')
    await compose('blue', 'up -d api')
    // As the switch does to the release that serves.
    await host.runWell('docker update --restart unless-stopped safe-system-blue')
    await compose('web', 'up -d nginx')
  })
  afterAll(() => app?.discard())

  /** What `tengyun host prepare` and a deploy leave on a host. */
  async function layOut(): Promise<void> {
    const onHost = (path: string) => join(host.root, base, path)
    const inClone = (path: string) => join(app.folder, path)
    await host.runWell(
      [
        `mkdir -p ${base}/deploy ${base}/slots/blue ${base}/certificates ${base}/releases ${base}/web/config/tls`,
        `cd ${base} && mkdir -p logs/app data/uploads data/autogen-config data/plans data/artifacts`,
        'touch logs/nginx-access.log',
        `chown ${user}:${user} logs/app data/autogen-config data/plans data/artifacts`,
        'chown 101:101 logs/nginx-access.log data/uploads',
      ].join('\n'),
    )
    await copyFile(inClone('deploy/docker-compose.prod.yml'), onHost('deploy/docker-compose.prod.yml'))
    await copyFile(inClone('deploy/nginx.conf'), onHost('web/config/nginx.conf'))
    await cp(inClone('deploy/nginx'), onHost('web/config/nginx'), { recursive: true })
    await cp(inClone('app/dist/console'), onHost('web/site'), { recursive: true })
    await writeFile(
      onHost('web/config/nginx/parameters/entrance.conf'),
      'include nginx/entrance-https.conf;\n',
    )
    await writeFile(onHost('slots/blue/environment'), settings, { mode: 0o400 })
    await chown(onHost('slots/blue/environment'), user, user)
    await certify(onHost('web/config/tls'))
  }

  /** A certificate for the host's address by an authority of the test's own. */
  async function certify(tls: string): Promise<void> {
    const [authority, key] = [join(app.folder, 'ca.pem'), join(app.folder, 'ca.key')]
    const make = [
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-noenc',
      '-days',
      '90',
    ]
    await runWell([...make, '-subj', '/CN=test authority', '-out', authority, '-keyout', key], app)
    await runWell(
      [
        ...make,
        ...['-subj', '/CN=safe-system', '-addext', `subjectAltName=IP:${host.address}`],
        ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'keyUsage=critical,digitalSignature'],
        ...['-addext', 'extendedKeyUsage=serverAuth', '-CA', authority, '-CAkey', key],
        ...['-out', join(tls, 'certificate.pem'), '-keyout', join(tls, 'key.pem')],
      ],
      app,
    )
    await chown(join(tls, 'key.pem'), 101, 101)
  }

  const compose = (project: string, words: string) =>
    host.runWell(
      `cd ${base}/deploy && BASE=${base} DATA=${base}/data docker-compose -p safe-system-${project} -f docker-compose.prod.yml ${words}`,
    )

  const curl = (...words: string[]) =>
    run(
      [
        'curl',
        '--silent',
        '--show-error',
        '--max-time',
        '5',
        '--cacert',
        join(app.folder, 'ca.pem'),
        ...words,
      ],
      app,
    )

  it('understands itself', async () => {
    await compose('blue', 'config --quiet')
  })

  it('serves the app over TLS', async () => {
    await expect
      .poll(async () => (await curl(`https://${host.address}/health`)).stdout, { timeout: 30_000 })
      .toContain('alive')
    expect((await curl(`https://${host.address}/`)).stdout).toContain('<!doctype html>')
  })

  it.each(['api', 'nginx'] as const)('hardens %s as CIS has it, but for what is written', async (service) => {
    const name = service === 'api' ? 'safe-system-blue' : 'safe-system-web'
    const container = await app.docker.inspect<Container>(name)
    expect(failedChecks(container)).toEqual(Object.keys(exceptions[service]))
  })

  it('meets what testssl.sh asks of a server', async () => {
    expect(await tlsFindings(`https://${host.address}`, app.folder)).toEqual([])
  })
})
