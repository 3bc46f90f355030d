import type { Text } from '../../text.ts'
import type { DetectedApp, Framework } from '../detected-app.ts'
import { needsOf } from '../needs.ts'
import { pathsAsked } from '../paths-asked.ts'
import type { ProjectFiles } from '../project-files.ts'
import { gather, programs, releaseFolder, word } from '../release-folder.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { packageManagerOf } from './package-manager.ts'

/** By package, the best known first. */
const frameworks = {
  '@nestjs/core': 'NestJS',
  express: 'Express',
  fastify: 'Fastify',
  koa: 'Koa',
  hono: 'Hono',
  '@hapi/hapi': 'hapi',
} as const

/** A server that Node runs: with a framework, or by itself. */
export const nodeServer: Framework = (files) => {
  const manifest = readManifest(files)
  if (manifest === undefined) return undefined
  const start = startOf(manifest, files)
  if (start === undefined) return undefined
  return {
    framework: nameOf(manifest),
    ...built(manifest, files, start),
    start,
    ...pathsAsked(files.sources()),
    needs: needsOf(manifest.packages),
    advice: listensWhereTold(files) ? [] : [mustListen],
  }
}

function nameOf({ packages }: Manifest): string {
  const known = Object.entries(frameworks).find(([name]) => packages.includes(name))
  return known === undefined ? 'Node' : `${known[1]} (Node)`
}

/** `npm start` would stand between the server and the signal that asks it to end. */
function startOf({ scripts, main }: Manifest, { entries }: ProjectFiles): string | undefined {
  if (scripts.start !== undefined)
    return /^node /.test(scripts.start) ? scripts.start : `npx --no-install ${scripts.start}`
  const file = [main, 'server.js', 'server.mjs', 'app.js', 'index.js', 'index.mjs'].find(
    (name) => name !== undefined && entries.includes(name),
  )
  return file === undefined ? undefined : `node ${word(file)}`
}

function built(
  manifest: Manifest,
  files: ProjectFiles,
  start: string,
): Pick<DetectedApp, 'build' | 'inputs'> {
  const manager = packageManagerOf(files)
  const inputs = programs(files.entries)
  const builds = manifest.scripts.build !== undefined
  // What a build leaves is not there before the first one.
  const made = builds ? folderIn(start) : undefined
  return {
    inputs,
    build: [
      ...(builds ? [manager.install, manager.run('build')] : []),
      ...gather(made === undefined || inputs.includes(`${made}/`) ? inputs : [...inputs, made]),
      ...(manifest.hasDependencies ? [`cd ${releaseFolder}`, manager.installForRelease] : []),
    ],
  }
}

/** `dist` of `node dist/server.js`. */
function folderIn(start: string): string | undefined {
  return /(?:^|\s)(?:\.\/)?([\w.-]+)\/\S+\.[cm]?js\b/.exec(start)?.[1]
}

function listensWhereTold(files: ProjectFiles): boolean {
  return files.sources().some(({ text }) => /env\.PORT|env\[['"]PORT['"]\]/.test(text))
}

const mustListen: Text = {
  en: 'No source reads process.env.PORT: the server has to listen on $HOST:$PORT, since two releases run side by side.',
  zh: '源码中未读取 process.env.PORT：服务须监听 $HOST:$PORT，因为两个版本会并行运行。',
}
