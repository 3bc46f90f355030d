import type { Framework } from '../detected-app.ts'
import { gather, programs } from '../release-folder.ts'
import { readManifest } from './manifest.ts'
import { packageManagerOf } from './package-manager.ts'

/** What builds a site, by package, and where it leaves it. */
const generators = {
  astro: { title: 'Astro', folder: 'dist' },
  vitepress: { title: 'VitePress', folder: 'docs/.vitepress/dist' },
  '@vue/cli-service': { title: 'Vue CLI', folder: 'dist' },
  'react-scripts': { title: 'Create React App', folder: 'build' },
  '@angular/cli': { title: 'Angular', folder: 'dist' },
  vite: { title: 'Vite', folder: 'dist' },
} as const

/** A web site that is built once and then only served. */
export const builtSite: Framework = (files) => {
  const manifest = readManifest(files)
  const found = Object.entries(generators).find(([name]) => manifest?.packages.includes(name))
  if (manifest?.scripts.build === undefined || found === undefined) return undefined
  const [, { title, folder }] = found
  const manager = packageManagerOf(files)
  return {
    framework: title,
    inputs: programs(files.entries),
    build: [manager.install, manager.run('build'), ...gather([`${folder}/.`], 'site')],
    site: 'site',
    health: '/health',
    ready: '/ready',
    needs: { postgres: false, redis: false },
    advice: [],
  }
}
