import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readNumbers, scalingFile, withNumbers } from '../../src/export/kubernetes/earlier.ts'
import { exportKubernetes } from '../../src/export/kubernetes/export.ts'
import { imagesFile } from '../../src/export/kubernetes/folder.ts'
import { richInput } from './sample.ts'

describe('an export over an earlier one', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-kubernetes-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('leaves images alone that a person filled in, unless it knows better', async () => {
    const input = await richInput()
    const file = join(folder, imagesFile)
    await exportKubernetes(input, folder)
    expect(await readFile(file, 'utf8')).toContain('ccr.ccs.tencentyun.com/shop/app')
    await writeFile(file, 'filled in')
    await exportKubernetes(input, folder)
    expect(await readFile(file, 'utf8')).toBe('filled in')
    const app = { newName: 'ccr.ccs.tencentyun.com/shop/app', digest: 'sha256:1' }
    await exportKubernetes({ ...input, images: { ...input.images, app } }, folder)
    expect(await readFile(file, 'utf8')).toContain('sha256:1')
  })

  it('has as many pods as a person wrote into it, whatever hosts there are', async () => {
    const input = await richInput()
    expect(withNumbers(input, await readNumbers(folder))).toMatchObject({
      web: input.web,
      worker: input.worker,
    })
    await exportKubernetes(input, folder)
    const file = join(folder, scalingFile('web'))
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace('minReplicas: 2', 'minReplicas: 5').replace('maxReplicas: 4', 'maxReplicas: 9'),
    )
    const groups = withNumbers(input, await readNumbers(folder))
    expect(groups).toEqual({ web: { role: 'web', least: 5, most: 9 }, worker: input.worker })
    await exportKubernetes({ ...input, ...groups }, folder)
    expect(await readNumbers(folder)).toMatchObject({ web: { least: 5, most: 9 } })
  })

  it('leaves nothing behind that is no part of it any more, and says what is to go from the cluster', async () => {
    const { gone: first } = await exportKubernetes(await richInput(), folder)
    expect(first).toEqual([])
    const rich = await richInput()
    const { migrate: _, ...app } = rich.app
    const input = { ...rich, app, worker: undefined }
    const { files, gone } = await exportKubernetes(input, folder)
    expect(gone.toSorted()).toEqual([
      'deployment/worker',
      'horizontalpodautoscaler/worker',
      'job/migration',
      'poddisruptionbudget/worker',
    ])
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(entries.filter((one) => one.isFile())).toHaveLength(files.length)
    expect((await exportKubernetes(input, folder)).gone).toEqual([])
  })
})
