import type { Framework } from '../detected-app.ts'
import { needsOf } from '../needs.ts'
import { pathsAsked } from '../paths-asked.ts'
import { gather, programs, releaseFolder } from '../release-folder.ts'
import { readManifest } from './manifest.ts'
import { packageManagerOf } from './package-manager.ts'

/** Next.js as its documentation deploys it: the standalone server with the static files beside it. */
export const next: Framework = (files) => {
  const manifest = readManifest(files)
  if (!manifest?.packages.includes('next')) return undefined
  const manager = packageManagerOf(files)
  const isStandalone = ['js', 'mjs', 'ts'].some((ending) =>
    files.read(`next.config.${ending}`)?.includes('standalone'),
  )
  return {
    framework: 'Next.js',
    inputs: programs(files.entries),
    build: [
      manager.install,
      manager.run('build'),
      ...gather(['.next/standalone/.']),
      `cp -R .next/static ${releaseFolder}/.next`,
      ...(files.entries.includes('public/') ? [`cp -R public ${releaseFolder}`] : []),
    ],
    // Its server listens on HOSTNAME.
    start: 'env HOSTNAME="$HOST" node server.js',
    ...pathsAsked(files.sources()),
    needs: needsOf(manifest.packages),
    advice: isStandalone
      ? []
      : [
          {
            en: "Set output: 'standalone' in next.config: the release is what that leaves in .next/standalone.",
            zh: "请在 next.config 中设置 output: 'standalone'：版本取自 .next/standalone。",
          },
        ],
  }
}
