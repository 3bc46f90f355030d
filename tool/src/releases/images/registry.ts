import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnvironmentConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { givenAppSecret, registryPassword } from '../../secrets/app-secrets.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import type { BuiltRelease } from '../build/build.ts'
import type { RegistryLogin } from '../deploy/links.ts'
import { archiveKey, type ContainerImage } from '../release.ts'
import { discard } from './blob-store.ts'
import { type DockerCall, docker } from './docker.ts'

/** Where images are pushed to and pulled from. */
export interface Registry {
  /** `ccr.ccs.tencentyun.com/shop/app` */
  readonly repository: string
  readonly login: RegistryLogin
}

/** @throws TengyunError `release/no-registry-password` */
export function registryOf({ compute }: EnvironmentConfig, secrets: Secrets): Registry | undefined {
  const { registry } = compute
  if (registry === undefined) return undefined
  const password = givenAppSecret(secrets, registryPassword)
  if (password === undefined) {
    const command = `npx tengyun secrets set ${registryPassword}`
    throw new TengyunError('release/no-registry-password', { where: registry.repository, command })
  }
  return { repository: registry.repository, login: { user: registry.user, password } }
}

/** Docker's configuration with a login to the registry of that image and nothing else. */
export function loginConfig(reference: string, { user, password }: RegistryLogin): string {
  const registry = reference.slice(0, reference.indexOf('/'))
  const auth = Buffer.from(`${user}:${password}`).toString('base64')
  return JSON.stringify({ auths: { [registry]: { auth } } })
}

/**
 * Pushes a release's images, of which the registry takes the layers it lacks. The release names them by digest from
 * then on, so that nobody can put others in their place.
 */
export async function pushRelease(
  { release, files, reused }: BuiltRelease,
  registry: Registry,
  call: DockerCall,
): Promise<BuiltRelease> {
  const { artifact, id } = release
  if (artifact.kind !== 'image') throw new Error(`${id} is no image`)
  const settings = await mkdtemp(join(tmpdir(), 'tengyun-login-'))
  try {
    await writeFile(join(settings, 'config.json'), loginConfig(registry.repository, registry.login), {
      mode: 0o600,
    })
    // Which Docker answers is said in the configuration that the login stands in for.
    const host = await docker(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], call)
    const asUser = { ...call, variables: { ...call.variables, DOCKER_CONFIG: settings, DOCKER_HOST: host } }
    const app = await push(artifact.app, `${registry.repository}:${id}`, asUser)
    const web = await push(
      artifact.web,
      `${registry.repository}:web-${artifact.web.config.sha256.slice(0, 12)}`,
      asUser,
    )
    return {
      release: { ...release, artifact: { ...artifact, app, web } },
      files: files.filter(({ key }) => key === archiveKey(release)),
      reused,
    }
  } finally {
    await discard(settings)
  }
}

async function push(image: ContainerImage, tag: string, call: DockerCall): Promise<ContainerImage> {
  await docker(['tag', image.name, tag], call)
  await docker(['push', '--quiet', tag], call)
  const told = await docker(['image', 'inspect', '--format', '{{json .RepoDigests}}', tag], call)
  const digests: readonly string[] = JSON.parse(told)
  const reference = digests.find((one) => one.startsWith(`${tag.slice(0, tag.lastIndexOf(':'))}@`))
  if (reference === undefined) throw new Error(`docker push gave ${tag} no digest`)
  return { ...image, reference }
}
