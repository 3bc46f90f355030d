import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import { type OwnEnvironment, ownEnvironment } from './support/releases/own-environment.ts'
import type { Ran } from './support/run.ts'

const server = fileURLToPath(new URL('../bench/releases/app.js', import.meta.url))

/** A host of one's own with Docker: it has no role in the cloud, and no Node but the one in the app's image. */
describeHosts('backups of an app in containers', () => {
  let own: OwnEnvironment
  beforeAll(async () => {
    own = await ownEnvironment(['web-1'], { runtime: 'compose', server })
    well(await own.tengyun(['apply', 'own', '--yes']))
    well(await own.tengyun(['deploy', 'own']))
  })
  afterAll(() => own?.discard())

  it('are made with keys that are lent, and in no hours in which those would have ended', async () => {
    const { manifest } = JSON.parse(well(await own.tengyun(['backup', 'own', '--json'])))
    expect(manifest).toMatchObject({ host: 'web-1', environment: 'own' })
    expect(manifest.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['postgres', 'folder', 'folder'])
    const { stdout } = await own.hosts.host('web-1').runWell('cat /opt/safe-system/backups/hours')
    expect(stdout).toBe('')
  })

  it('are proven by the image that serves, on the restored database', async () => {
    const proof = JSON.parse(well(await own.tengyun(['drill', 'own', '--json'])))
    expect(proof).toMatchObject({
      ok: true,
      steps: [{ name: 'restore' }, { name: 'app' }, { name: 'files' }],
    })
    const { stdout } = await own.hosts.host('web-1').runWell('ls /opt/safe-system/backups; docker ps -a')
    expect(stdout).toContain('safe-system-blue')
    expect(stdout).not.toContain('drill')
  })
})

function well({ exitCode, stdout, stderr }: Ran): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`)
  return stdout
}
