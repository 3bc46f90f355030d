import type { Framework } from '../detected-app.ts'
import { gather, withoutPackages } from '../release-folder.ts'

/** Folders that sites are written in. */
const folders = ['public', 'site', 'www', 'html']

/** Files that are served as they are. */
export const staticSite: Framework = ({ entries, read }) => {
  const folder = folders.find((name) => read(`${name}/index.html`) !== undefined)
  if (folder === undefined && !entries.includes('index.html')) return undefined
  const inputs = folder === undefined ? withoutPackages(entries) : [`${folder}/`]
  return {
    framework: 'HTML',
    inputs,
    build: gather(folder === undefined ? inputs : [`${folder}/.`], 'site'),
    site: 'site',
    health: '/health',
    ready: '/ready',
    needs: { postgres: false, redis: false },
    advice: [],
  }
}
