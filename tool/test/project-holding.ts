import type { ProjectFiles } from '../src/init/project-files.ts'

const sources = /\.(js|ts|py|go)$/

/** A project that is only these files. */
export function holding(texts: Readonly<Record<string, string>>): ProjectFiles {
  const roots = Object.keys(texts).map((path) => path.replace(/\/.*$/, '/'))
  return {
    entries: [...new Set(roots)].sort(),
    read: (path) => texts[path],
    sources: () =>
      Object.entries(texts).flatMap(([path, text]) => (sources.test(path) ? [{ path, text }] : [])),
  }
}
