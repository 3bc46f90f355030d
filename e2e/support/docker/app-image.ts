import { quietClone } from '../clone.ts'
import type { TestHost } from '../hosts/host.ts'
import { startHosts } from '../hosts/hosts.ts'
import { runWell } from '../run.ts'
import { type Docker, dockerOn, loadBaseImages } from './docker.ts'

/** The image of safe-system, built from what is committed, on a test host. */
export interface AppImage {
  /** The clone. */
  readonly folder: string
  readonly host: TestHost
  /** Typed in the clone. */
  readonly docker: Docker
  discard(): Promise<void>
}

export async function buildAppImage(name: string): Promise<AppImage> {
  const clone = await quietClone()
  const { hosts, stop } = await startHosts(['web'])
  const discard = async () => {
    await stop()
    await clone.discard()
  }
  try {
    const [host] = hosts
    if (host === undefined) throw new Error('unreachable')
    await loadBaseImages(host)
    for (const part of ['api', 'console'])
      await runWell(['npm', 'run', 'build', '--silent', '-w', `@safe-system/${part}`], clone)
    const docker = dockerOn(host, clone.folder)
    await docker('build', '--network', 'none', '--file', 'deploy/Dockerfile', '--tag', name, '.')
    return { folder: clone.folder, host, docker, discard }
  } catch (error) {
    await discard()
    throw error
  }
}
