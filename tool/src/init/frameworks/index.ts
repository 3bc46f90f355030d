import type { Framework } from '../detected-app.ts'
import { builtSite } from './built-site.ts'
import { next } from './next.ts'
import { nodeServer } from './node-server.ts'
import { python } from './python.ts'
import { staticSite } from './static-site.ts'

/** Those that say more of an app come first: a site's package.json may well start a server for trying it. */
export const frameworks: Readonly<Record<Kind, Framework>> = {
  next,
  site: builtSite,
  node: nodeServer,
  python,
  static: staticSite,
}

export type Kind = 'next' | 'site' | 'node' | 'python' | 'static'
