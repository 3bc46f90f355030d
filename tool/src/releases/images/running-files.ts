import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppConfig } from '../../config/schema.ts'
import {
  composeFile,
  siteFolder,
  startFile,
  userFile,
  webConfigFile,
  webConfigFolder,
  webImageFile,
  workerStartFile,
} from '../../hosts/runtimes/compose/places.ts'
import { archiveName, outputOf, packFolder } from '../build/archive.ts'
import type { PackInput } from '../build/packer.ts'
import type { ArchiveArtifact } from '../release.ts'
import { discard } from './blob-store.ts'
import type { ImageSays } from './image-says.ts'
import { mayWrite } from './writable.ts'

/** Files that say how images run. */
export interface RunningFiles {
  readonly compose: string
  /** What it includes lies beside it. */
  readonly nginx: string
}

/** Where they lie: in the project, or with this tool. */
export function runningFiles(folder: string, { compose, nginx }: AppConfig['image']): RunningFiles {
  const shipped = (file: string) => fileURLToPath(new URL(file, shippedFolder))
  return {
    compose: compose === undefined ? shipped(composeFile) : join(folder, compose),
    nginx: nginx === undefined ? shipped(webConfigFile) : join(folder, nginx),
  }
}

const shippedFolder = new URL('../../hosts/runtimes/compose/files/', import.meta.url)

/**
 * Packs them, and the static site.
 *
 * @param web the web server's image
 * @param said what the app's image says of itself, where the compose file is the tool's own
 */
export async function packFiles(
  { folder, app, id, home }: PackInput,
  { compose, nginx }: RunningFiles,
  web: string,
  said: ImageSays | undefined,
): Promise<ArchiveArtifact> {
  const gathered = join(home, 'files')
  await discard(gathered)
  await mkdir(join(gathered, siteFolder), { recursive: true })
  await writeFile(join(gathered, composeFile), mayWrite(await readFile(compose, 'utf8'), app.image.writable))
  await cp(nginx, join(gathered, webConfigFile))
  await cp(join(dirname(nginx), webConfigFolder), join(gathered, webConfigFolder), { recursive: true })
  await writeFile(join(gathered, webImageFile), `${web}\n`)
  if (said !== undefined) {
    await writeFile(join(gathered, startFile), said.start)
    if (said.workerStart !== undefined) await writeFile(join(gathered, workerStartFile), said.workerStart)
    await writeFile(join(gathered, userFile), said.user)
  }
  // An image of the sources serves its own files.
  if (app.site !== undefined && app.image.from === 'build')
    await cp(join(outputOf(folder, app), app.site), join(gathered, siteFolder), { recursive: true })
  // The folder names the release to the web server, and an archive holds none that is empty.
  else await writeFile(join(gathered, siteFolder, 'release'), `${id}\n`)
  const archive = await packFolder(gathered, join(home, archiveName))
  await discard(gathered)
  return archive
}
