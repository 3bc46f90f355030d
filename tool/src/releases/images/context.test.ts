import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contextFiles } from './context.ts'

describe('what an image is made of', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-context-'))
    await put(
      '.git/HEAD',
      'node_modules/a/index.js',
      'tengyun.config.ts',
      'api/main.go',
      'api/log/a.txt',
      'Dockerfile',
    )
  })
  afterEach(() => rm(folder, { recursive: true }))

  const put = async (...paths: string[]) => {
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), '')
    }
  }
  const ignore = (path: string, text: string) => writeFile(join(folder, path), text)
  const files = async (context: string) =>
    (await contextFiles(folder, { context, dockerfile: 'Dockerfile' })).toSorted()

  it('is its context and its Dockerfile, but for what .dockerignore leaves out', async () => {
    expect(await files('.')).toEqual(['Dockerfile', 'api/log/a.txt', 'api/main.go'])
    await ignore('.dockerignore', 'api/log')
    expect(await files('.')).toEqual(['.dockerignore', 'Dockerfile', 'api/main.go'])
    await ignore('api/.dockerignore', 'log')
    expect(await files('api')).toEqual(['Dockerfile', 'api/.dockerignore', 'api/main.go'])
  })

  it('is never the folder that the key to the secrets lies in', async () => {
    await put('.tengyun/secrets/key')
    await expect(files('.')).rejects.toMatchObject({
      code: 'release/build-failed',
      explanation: { where: '.dockerignore' },
    })
    await ignore('.dockerignore', '.tengyun/\n')
    expect(await files('.')).not.toContain('.tengyun/secrets/key')
    expect(await files('api')).toContain('api/main.go')
  })
})
