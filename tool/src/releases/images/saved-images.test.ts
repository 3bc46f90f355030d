import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf, openBlobStore } from './blob-store.ts'
import { saveImages } from './saved-images.ts'

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const base = Buffer.from('the base layer'.repeat(1000))
const app = Buffer.from('the layer of the app')
const config = Buffer.from(
  JSON.stringify({ rootfs: { diff_ids: [base, app, base].map((layer) => `sha256:${digest(layer)}`) } }),
)

describe('images that Docker saves', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-images-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const put = async (path: string, content: Buffer | string) => {
    await mkdir(join(folder, 'saved', dirname(path)), { recursive: true })
    await writeFile(join(folder, 'saved', path), content)
  }
  const manifest = (Config: string, Layers: string[]) =>
    put('manifest.json', JSON.stringify([{ Config, RepoTags: ['shop:1'], Layers }]))

  /** As Docker 20.10 writes it: a folder for each layer, a repeated one as a link. */
  async function asOldDocker(): Promise<void> {
    await put('one/layer.tar', base)
    await put('two/layer.tar', app)
    await mkdir(join(folder, 'saved/three'))
    await symlink('../one/layer.tar', join(folder, 'saved/three/layer.tar'))
    await put(`${digest(config)}.json`, config)
    await manifest(`${digest(config)}.json`, ['one/layer.tar', 'two/layer.tar', 'three/layer.tar'])
  }

  /** As Docker with containerd's store writes it: blobs by digest, layers compressed. */
  async function asNewDocker(): Promise<void> {
    const blobs = [gzipSync(base), gzipSync(app)]
    const paths = blobs.map((blob) => `blobs/sha256/${digest(blob)}`)
    for (const [index, path] of paths.entries()) await put(path, blobs[index] ?? '')
    await put(`blobs/sha256/${digest(config)}`, config)
    await manifest(`blobs/sha256/${digest(config)}`, [...paths, paths[0] ?? ''])
  }

  /** A program of that name which hands out what was written. */
  async function save() {
    const entries = await readdir(join(folder, 'saved'))
    await create({ file: join(folder, 'saved.tar'), cwd: join(folder, 'saved') }, entries)
    await writeFile(join(folder, 'docker'), `#!/bin/sh\ncat '${folder}/saved.tar'\n`, { mode: 0o755 })
    const store = await openBlobStore(join(folder, 'blobs'))
    const call = { folder, signal: undefined, variables: { PATH: `${folder}:${process.env.PATH}` } }
    const [image] = await saveImages(['shop:1'], store, folder, call)
    if (image === undefined) throw new Error('no image')
    return { image, store }
  }

  it.each([
    ['Docker 20.10', asOldDocker],
    ["Docker with containerd's store", asNewDocker],
  ])('become the same blobs, from %s', async (_name, write) => {
    await write()
    const { image, store } = await save()
    expect(image.config).toEqual({ sha256: digest(config), size: config.length })
    expect(image.layers.map(({ diffId }) => diffId)).toEqual(JSON.parse(config.toString()).rootfs.diff_ids)
    for (const [index, layer] of image.layers.entries()) {
      const blob = await readFile(store.file(layer))
      expect(await digestOf(createReadStream(store.file(layer)))).toBe(layer.sha256)
      expect(blob.length).toBe(layer.size)
      expect(gunzipSync(blob)).toEqual([base, app, base][index])
      expect(layer.unpacked).toBe([base, app, base][index]?.length)
    }
  })

  it('leave nothing behind but blobs', async () => {
    await asOldDocker()
    await save()
    expect((await readdir(folder)).sort()).toEqual(['blobs', 'docker', 'saved', 'saved.tar'])
  })

  it('are refused where a layer is not what the image says', async () => {
    await asOldDocker()
    await put('two/layer.tar', 'something else')
    await expect(save()).rejects.toThrow(`for the layer sha256:${digest(app)}`)
  })
})
