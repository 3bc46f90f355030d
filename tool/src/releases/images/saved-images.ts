import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ContainerImage, ImageLayer } from '../release.ts'
import { type BlobStore, digestOf, discard } from './blob-store.ts'
import { type DockerCall, dockerStream } from './docker.ts'

/** One image as `manifest.json` of `docker save` lists it: an order and names that every version of Docker writes. */
interface SavedImage {
  readonly Config: string
  readonly RepoTags: readonly string[] | null
  readonly Layers: readonly string[]
}

/** Takes images out of Docker into the store. Memory stays flat: every file passes through the disk. */
export async function saveImages(
  names: readonly string[],
  store: BlobStore,
  work: string,
  call: DockerCall,
): Promise<ContainerImage[]> {
  const folder = await mkdtemp(join(work, 'saving-'))
  try {
    const files = new Map<string, string>()
    await dockerStream(['save', ...names], call, async (output) => {
      await unpack(output, folder, files)
    })
    const manifest: readonly SavedImage[] = JSON.parse(await readFile(fileOf(files, 'manifest.json'), 'utf8'))
    const images: ContainerImage[] = []
    for (const name of names) {
      const saved = manifest.find(({ RepoTags }) => RepoTags?.includes(name))
      if (saved === undefined) throw new Error(`docker save did not write ${name}`)
      images.push(await storeImage(name, saved, files, store))
    }
    return images
  } finally {
    await discard(folder)
  }
}

async function storeImage(
  name: string,
  saved: SavedImage,
  files: ReadonlyMap<string, string>,
  store: BlobStore,
): Promise<ContainerImage> {
  const content = await readFile(fileOf(files, saved.Config))
  const diffIds: readonly string[] = JSON.parse(content.toString()).rootfs.diff_ids
  const layers: ImageLayer[] = []
  for (const [index, diffId] of diffIds.entries()) {
    const known = await store.layer(diffId)
    layers.push(known ?? (await storeLayer(diffId, fileOf(files, saved.Layers[index] ?? ''), store)))
  }
  return { name, config: await store.putConfig(content), layers }
}

async function storeLayer(diffId: string, file: string, store: BlobStore): Promise<ImageLayer> {
  const plain = (await isCompressed(file)) ? await decompress(file) : file
  const digest = `sha256:${await digestOf(createReadStream(plain))}`
  if (digest !== diffId) throw new Error(`docker save wrote ${digest} for the layer ${diffId}`)
  return store.putLayer(diffId, plain)
}

/** Docker with containerd's store saves layers as they were pulled. */
async function isCompressed(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.equals(Buffer.from([0x1f, 0x8b]))
  } finally {
    await handle.close()
  }
}

async function decompress(file: string): Promise<string> {
  await pipeline(createReadStream(file), createGunzip(), createWriteStream(`${file}.plain`))
  return `${file}.plain`
}

/** Writes every file of an archive into a folder, under names of our own: those in the archive lead nowhere. */
async function unpack(output: Readable, folder: string, files: Map<string, string>): Promise<void> {
  const { Parser } = await import('tar')
  const links = new Map<string, string>()
  const writing: Promise<void>[] = []
  const parser = new Parser({
    onReadEntry(entry) {
      const { path, type, linkpath } = entry
      if (type === 'File') {
        const file = join(folder, createHash('sha256').update(path).digest('hex'))
        files.set(path, file)
        writing.push(pipeline(entry, createWriteStream(file)))
        return
      }
      // Older versions write a layer that appears twice as a link to the first.
      if (type === 'SymbolicLink') links.set(path, join(path, '..', linkpath ?? ''))
      if (type === 'Link') links.set(path, linkpath ?? '')
      entry.resume()
    },
  })
  await pipeline(output, parser as unknown as NodeJS.WritableStream)
  await Promise.all(writing)
  for (const [path, target] of links) files.set(path, fileOf(files, target))
}

function fileOf(files: ReadonlyMap<string, string>, path: string): string {
  const file = files.get(path)
  if (file === undefined) throw new Error(`docker save did not write ${path}`)
  return file
}
