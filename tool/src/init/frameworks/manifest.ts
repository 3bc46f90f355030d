import type { ProjectFiles } from '../project-files.ts'

/** What `package.json` says of an app. */
export interface Manifest {
  readonly name?: string
  readonly main?: string
  readonly scripts: Readonly<Record<string, string>>
  /** What the app needs where it runs, and what it needs where it is built. */
  readonly packages: readonly string[]
  readonly hasDependencies: boolean
}

interface Written {
  readonly name?: string
  readonly main?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** Undefined where there is none, or none that can be read. */
export function readManifest(files: ProjectFiles): Manifest | undefined {
  const text = files.read('package.json')
  if (text === undefined) return undefined
  const { name, main, scripts = {}, dependencies = {}, devDependencies = {} } = parse(text)
  return {
    ...(name === undefined ? {} : { name }),
    ...(main === undefined ? {} : { main }),
    scripts,
    packages: Object.keys({ ...dependencies, ...devDependencies }),
    hasDependencies: Object.keys(dependencies).length > 0,
  }
}

function parse(text: string): Written {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
