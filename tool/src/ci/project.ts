import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../config/load.ts'
import type { Config } from '../config/schema.ts'

/** What a pipeline is made from: everything here is in the repository, so equal commits have equal pipelines. */
export interface PipelineSource {
  readonly config: Config
  /** The scripts of package.json, by name. */
  readonly scripts: Readonly<Record<string, string>>
  /** The packages that package.json asks for. */
  readonly packages: readonly string[]
  readonly hasLockfile: boolean
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

export async function readPipelineSource({ folder, config }: Project): Promise<PipelineSource> {
  const { scripts = {}, dependencies, devDependencies } = await readManifest(folder)
  return {
    config,
    scripts,
    packages: Object.keys({ ...dependencies, ...devDependencies }),
    hasLockfile: existsSync(join(folder, 'package-lock.json')),
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
