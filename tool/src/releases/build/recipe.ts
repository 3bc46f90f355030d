import type { AppConfig } from '../../config/schema.ts'
import { contextFiles } from '../images/context.ts'
import { imageBuild } from '../images/on-this-machine.ts'
import type { Artifact } from '../release.ts'

/** How a release comes about, before it is packed. */
export interface Recipe {
  /** Folders and files that it is made from. */
  readonly inputs: readonly string[]
  /** Run in the project's folder. Absent where the Dockerfile does it all. */
  readonly command?: string
  /** What it depends on besides. */
  readonly settings: string
}

export async function recipeOf(
  folder: string,
  { build, image, worker }: AppConfig,
  project: string,
  kind: Artifact['kind'],
): Promise<Recipe> {
  const command = imageBuild(image, project)
  // How workers are started is packed with an image.
  const workerToo = kind === 'image' && worker !== undefined ? ` ${worker}` : ''
  if (kind === 'image' && image.from === 'sources')
    return {
      inputs: await contextFiles(folder, image),
      settings: `${kind} ${JSON.stringify(image)}${workerToo}`,
    }
  // On an emulated host: see on-this-machine.ts.
  if (build === undefined)
    return { inputs: await contextFiles(folder, image), command, settings: `${kind} ${command}` }
  return { inputs: build.inputs, command: build.command, settings: `${kind} ${build.command}${workerToo}` }
}

/** What is told while it is made. */
export function makingOf({ build, image }: AppConfig, kind: Artifact['kind']): string {
  return build === undefined || (kind === 'image' && image.from === 'sources')
    ? `docker build --file ${image.dockerfile} ${image.context}`
    : build.command
}
