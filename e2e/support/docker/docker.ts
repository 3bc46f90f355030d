import type { TestHost } from '../hosts/host.ts'
import { type Ran, run, runWell } from '../run.ts'
import { baseImages } from './base-images.ts'

/** The docker command, at work on a test host. */
export interface Docker {
  /** Insists on success. @returns what it printed, without the line end */
  (...words: string[]): Promise<string>
  /** Whatever comes of it. */
  try(...words: string[]): Promise<Ran>
  /** What `docker inspect` says of one thing. */
  inspect<T>(name: string): Promise<T>
}

/** @param folder where commands are typed, such as the context of a build */
export function dockerOn(host: TestHost, folder: string): Docker {
  const options = () => ({ folder, env: { DOCKER_HOST: host.docker } })
  const docker = async (...words: string[]) =>
    (await runWell(['docker', ...words], options())).stdout.trimEnd()
  return Object.assign(docker, {
    try: (...words: string[]) => run(['docker', ...words], options()),
    inspect: async (name: string) => JSON.parse(await docker('inspect', name))[0],
  })
}

/** Lets a host have the images that a registry would give it. */
export async function loadBaseImages(host: TestHost): Promise<void> {
  await dockerOn(host, '/')('load', '--quiet', '--input', await baseImages())
}
