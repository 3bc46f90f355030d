import type { Part } from './parts.ts'

export interface Manifest {
  readonly version: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly exports?: unknown
}

/** A part's manifest as it is published: without what only its development needs. */
export function publishedManifest(
  { private: _private, devDependencies: _development, exports: _sources, ...manifest }: Manifest,
  { isLibrary, starts }: Pick<Part, 'isLibrary' | 'starts'>,
): object {
  const started = Object.fromEntries(starts.map((name) => [name, manifest.version]))
  return {
    ...manifest,
    ...(isLibrary ? { exports: { '.': { types: './types/index.d.ts', default: './src/index.js' } } } : {}),
    dependencies: { ...manifest.dependencies, ...started },
  }
}
