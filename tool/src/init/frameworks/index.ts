import type { Framework } from '../detected-app.ts'
import { builtSite } from './built-site.ts'
import { containerOf } from './container.ts'
import { next } from './next.ts'
import { nodeServer } from './node-server.ts'
import { python } from './python.ts'
import { staticSite } from './static-site.ts'

/** Those that say more of an app come first: a site's package.json may well start a server for trying it. */
const asProcesses = {
  next,
  site: builtSite,
  node: nodeServer,
  python,
  static: staticSite,
} as const satisfies Readonly<Record<string, Framework>>

/** Whoever has a Dockerfile expects it to be what runs. */
export const frameworks: Readonly<Record<Kind, Framework>> = {
  container: containerOf(Object.values(asProcesses)),
  ...asProcesses,
}

export type Kind = 'container' | keyof typeof asProcesses
