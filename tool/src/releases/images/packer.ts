import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { archiveName } from '../build/archive.ts'
import type { Packer } from '../build/packer.ts'
import { archiveKey, blobKey, blobsOf, type ImageArtifact } from '../release.ts'
import { openBlobStore } from './blob-store.ts'
import { type DockerCall, docker } from './docker.ts'
import { askImage } from './image-says.ts'
import { packFiles, runningFiles } from './running-files.ts'
import { saveImages } from './saved-images.ts'

/** A release as two images, the app's and the web server's, and the files that say how they run. */
export const imagePacker: Packer<ImageArtifact> = {
  kind: 'image',

  async pack(input) {
    const { folder, app, project, id, home, signal } = input
    const call: DockerCall = { folder, signal }
    const name = `${project}:${id}`
    const { dockerfile, context } = app.image
    const recipe = runningFiles(folder, app.image)
    const web = await webImageOf(recipe.compose)
    await docker(
      ['build', '--file', dockerfile, '--build-arg', `RELEASE=${id}`, '--tag', name, context],
      call,
    )
    const said = app.image.compose === undefined ? await askImage(name, app, call) : undefined
    await ensureImage(web, call)
    const store = await openBlobStore(blobsFolder(home))
    const [appImage, webImage] = await saveImages([name, web], store, home, call)
    if (!appImage || !webImage) throw new Error('two images were asked for')
    const images = { app: appImage, web: webImage }
    const files = await packFiles(input, recipe, web, said)
    const artifact: ImageArtifact = { kind: 'image', ...images, size: 0, files }
    return { ...artifact, size: blobsOf(artifact).reduce((sum, { size }) => sum + size, 0) }
  },

  files: (release, artifact, home) => [
    ...blobsOf(artifact).map((blob) => ({
      key: blobKey(blob),
      file: join(blobsFolder(home), 'sha256', blob.sha256),
    })),
    { key: archiveKey(release), file: join(home, archiveName) },
  ],
}

/** Shared by all builds of a project. */
function blobsFolder(home: string): string {
  return join(dirname(home), 'blobs')
}

/** The compose file itself says which image the web server runs. */
export async function webImageOf(file: string): Promise<string> {
  const [, image] = (await readFile(file, 'utf8')).match(/^\s+image: \$\{NGINX_IMAGE:-([^}]+)\}/m) ?? []
  if (image !== undefined) return image
  throw new TengyunError('release/build-failed', {
    where: file,
    why: 'the image of the service nginx does not come from NGINX_IMAGE with a default',
  })
}

/** What is on this machine is taken as it is: the machine may be out of a registry's reach. */
async function ensureImage(name: string, call: DockerCall): Promise<void> {
  const found = await docker(['image', 'ls', '--quiet', name], call)
  if (found === '') await docker(['pull', '--quiet', name], call)
}
