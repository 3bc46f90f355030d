import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { AppConfig } from '../../config/schema.ts'
import { appUser } from '../../hosts/runtimes/compose/places.ts'
import { readDockerfile } from '../../init/containers/dockerfile.ts'
import { runningFiles } from '../../releases/images/running-files.ts'

/** How the app's container runs on hosts, as its compose file and its Dockerfile say. */
export interface Container {
  /** `10001:10001`; never root. */
  readonly user: string
  /** Folders that it may write to. */
  readonly writable: readonly string[]
  /** Whether another program is the first process there. */
  readonly init: boolean
}

/** What is read of a service in a compose file. */
interface Service {
  readonly user?: string
  readonly init?: boolean
  readonly tmpfs?: readonly string[]
  readonly volumes?: readonly string[]
}

export async function readContainer(folder: string, { image }: AppConfig): Promise<Container> {
  const [compose, dockerfile] = await Promise.all([
    readFile(runningFiles(folder, image).compose, 'utf8'),
    readFile(join(folder, image.dockerfile), 'utf8'),
  ])
  const { api }: { readonly api: Service } = parse(compose, { merge: true }).services
  return {
    user: [api.user, readDockerfile(dockerfile).user].find(isNumbered) ?? appUser,
    writable: [...new Set([...writableIn(api), ...image.writable])],
    init: api.init ?? false,
  }
}

/** A cluster knows users by number alone. */
function isNumbered(user: string | undefined): user is string {
  return user !== undefined && /^[1-9]\d*(:\d+)?$/.test(user)
}

/** `/tmp:size=256m`, and `${DATA:-.}/plans:/app/plans`, unless it is there to be read. */
function writableIn({ tmpfs = [], volumes = [] }: Service): string[] {
  const mounted = volumes
    .map((volume) => volume.replaceAll(/\$\{[^}]*\}/g, '').split(':'))
    .flatMap(([, target, mode]) => (target === undefined || mode === 'ro' ? [] : [target]))
  return [...tmpfs.map((one) => one.replace(/:.*/, '')), ...mounted]
}
