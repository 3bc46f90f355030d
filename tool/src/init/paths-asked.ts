import type { Source } from './project-files.ts'

/** Where apps usually say that they live, the most telling first. */
const healthPaths = [
  '/health',
  '/healthz',
  '/api/health',
  '/health/',
  '/_health',
  '/livez',
  '/status',
  '/ping',
  '/up',
]
const readyPaths = ['/ready', '/readyz', '/api/ready', '/readiness']

export interface PathsAsked {
  readonly health: string
  readonly ready: string
}

/** The paths that a release is probed at: what the sources speak of, else the front page. */
export function pathsAsked(sources: readonly Source[]): PathsAsked {
  const mentioned = (path: string) =>
    sources.some(({ text }) => ["'", '"', '`'].some((quote) => text.includes(quote + path + quote)))
  const health = healthPaths.find(mentioned) ?? '/'
  return { health, ready: readyPaths.find(mentioned) ?? health }
}
