import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readListed } from './earlier.ts'
import { imagesFile, kubernetesFiles, listFile } from './folder.ts'
import { isChosen } from './images.ts'
import type { KubernetesInput } from './input.ts'
import { namespaceOf } from './names.ts'

export interface KubernetesExport {
  /** Paths in the folder. */
  readonly files: readonly string[]
  /** What an earlier export had and this one has not, as `kubectl delete` takes it: `deployment/worker`. */
  readonly gone: readonly string[]
}

/** Writes the manifests of an environment. Images that a person filled in stay, unless the export knows better. */
export async function exportKubernetes(input: KubernetesInput, folder: string): Promise<KubernetesExport> {
  const texts = kubernetesFiles(input)
  const files = Object.keys(texts)
  const gone = (await readListed(folder, namespaceOf(input))).filter((path) => !files.includes(path))
  const isKept = (path: string) =>
    path === imagesFile && !isChosen(input.images.app) && existsSync(join(folder, path))
  await Promise.all([
    ...Object.entries(texts)
      .filter(([path]) => !isKept(path))
      .map(([path, text]) => write(join(folder, path), text)),
    ...gone.map((path) => rm(join(folder, path), { force: true })),
  ])
  return { files, gone: gone.filter((path) => !path.endsWith(listFile)).map(objectIn) }
}

/** `app/deployment-worker.yaml` is `deployment/worker`. */
function objectIn(path: string): string {
  return path
    .replace(/^.*\//, '')
    .replace(/\.yaml$/, '')
    .replace('-', '/')
}

async function write(file: string, content: string): Promise<void> {
  const partial = `${file}.partial`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(partial, content)
  await rename(partial, file)
}
