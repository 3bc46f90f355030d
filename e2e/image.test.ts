import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppImage, buildAppImage } from './support/docker/app-image.ts'
import type { Docker } from './support/docker/docker.ts'
import { describeHosts } from './support/hosts/describe-hosts.ts'

const megabyte = 1_000_000

/** Enough for the app to start. Nothing answers at these addresses, which its health does not depend on. */
const settings = Object.entries({
  DATABASE_URL: 'postgresql://nobody:nothing@192.0.2.1:5432/nowhere',
  REDIS_URL: 'rediss://:nothing@192.0.2.1:6379/0',
  COS_BUCKET: 'files-1250000000',
  COS_REGION: 'ap-guangzhou',
}).flatMap(([name, value]) => ['--env', `${name}=${value}`])

/** As `docker-compose.prod.yml` runs it, but asked after its health more often. */
const hardened = [
  ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  ...['--memory', '512m', '--pids-limit', '100', '--health-interval', '1s'],
]

describeHosts('the image of safe-system', () => {
  let app: AppImage
  let docker: Docker
  beforeAll(async () => {
    app = await buildAppImage('safe-system:first')
    docker = app.docker
  })
  afterAll(() => app?.discard())

  it('is small', async () => {
    const { Size } = await docker.inspect<{ Size: number }>('safe-system:first')
    console.info(`  safe-system: ${Math.round(Size / megabyte)} MB`)
    expect(Size).toBeLessThan(250 * megabyte)
  })

  it('has equal layers for equal content, whenever that was built', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000)
    await utimes(join(app.folder, 'app/dist/api/server.js'), tomorrow, tomorrow)
    await docker('build', '--no-cache', '--file', 'deploy/Dockerfile', '--tag', 'safe-system:second', '.')
    const layers = async (tag: string) =>
      (await docker.inspect<{ RootFS: { Layers: string[] } }>(`safe-system:${tag}`)).RootFS.Layers
    expect(await layers('second')).toEqual(await layers('first'))
  })

  it('holds Node and the release, and neither a package manager of Node nor a setting', async () => {
    const found = await docker(
      'run',
      '--rm',
      'safe-system:first',
      'sh',
      '-c',
      'ls /app; which npm npx yarn corepack; env',
    )
    expect(found).toMatch(/^api\nartifacts\nautogen-config\nconsole\nlogs\nplans\n/)
    expect(found).not.toMatch(/npm|npx|yarn|corepack|_URL|SECRET|PASSWORD/)
  })

  it('serves as nobody in particular, from a file system it cannot write to', async () => {
    await docker('run', '--detach', '--name', 'app', ...hardened, ...settings, 'safe-system:first')
    await expect
      .poll(() => docker('inspect', '--format', '{{.State.Health.Status}}', 'app'), { timeout: 30_000 })
      .toBe('healthy')
    expect(await docker('exec', 'app', 'id', '-u')).toBe('10001')
    const { stderr } = await docker.try('exec', '--user', '0', 'app', 'touch', '/app/api/server.js')
    expect(stderr).toContain('Read-only file system')
  })

  it('ends cleanly when it is told to stop', async () => {
    await docker('stop', 'app')
    expect(await docker('inspect', '--format', '{{.State.ExitCode}}', 'app')).toBe('0')
    expect((await docker.try('logs', 'app')).stdout).toContain('Stopped')
  })

  it('gives new volumes to the user it runs as', async () => {
    const write = [
      'sh',
      '-c',
      'for one in logs autogen-config plans artifacts; do touch "/app/$one/file" || exit 1; done',
    ]
    const volumes = ['logs', 'autogen-config', 'plans', 'artifacts'].flatMap((one) => [
      '--volume',
      `${one}:/app/${one}`,
    ])
    await docker('run', '--rm', ...hardened, ...volumes, 'safe-system:first', ...write)
  })
})
