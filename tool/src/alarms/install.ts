import { createHash } from 'node:crypto'
import { type Fetching, fetchLines } from '../hosts/commands/fetch.ts'
import { findNode } from '../hosts/commands/find-node.ts'
import type { HostFacts } from '../hosts/facts.ts'
import { hide, quote, type Script, writeFile, writeHidden } from '../hosts/script.ts'
import type { WatchOrder } from './host/order.ts'
import { watchPlaces } from './places.ts'
import { mainFile } from './program.ts'
import { endLines, scheduleLines } from './schedule.ts'

export interface Installation {
  readonly facts: HostFacts
  readonly order: WatchOrder
  readonly program: Pick<Fetching, 'url' | 'connectTo' | 'sha256'>
}

/** Puts the watcher on a host and has it look at once. Safe to repeat and to kill: the digest is written last. */
export function installScript({ facts, order, program }: Installation): Script {
  const { paths } = facts
  const { project } = order
  const at = watchPlaces(paths)
  const version = program.sha256.slice(0, 16)
  const folder = `${at.programs}/${version}`
  const fetching = { ...program, folder, archive: `${paths.downloads}/watch.tar.gz` }
  const folders = [at.programs, `${paths.base}/bin`, paths.bootPrograms, paths.logs, paths.downloads]
  const fetch = fetchLines(fetching)
  return {
    title: 'install the watcher',
    timeout: 180,
    hidden: { order: hide(JSON.stringify(order)), ...fetch.hidden },
    lines: [
      'umask 077',
      `mkdir -p ${folders.map(quote).join(' ')}`,
      ...findNode(project, quote(`${paths.base}/bin/node`)),
      `ln -sfn "$node" ${quote(at.node)}`,
      ...fetch.lines,
      ...writeHidden(at.order, 'order'),
      ...writeFile(at.watch, watchProgram(at, folder), '0755'),
      `find ${quote(at.programs)} -mindepth 1 -maxdepth 1 ! -name ${version} -exec rm -rf {} +`,
      ...scheduleLines(project, facts),
      ...writeFile(at.digest, digestOf(order, program.sha256)),
    ],
  }
}

/** Takes the watcher off a host. */
export function removeScript(project: string, facts: HostFacts): Script {
  const at = watchPlaces(facts.paths)
  const lines = [...endLines(project, facts), `rm -rf ${quote(at.folder)}`]
  return { title: 'remove the watcher', timeout: 60, lines }
}

/** Of all that a host is to have. */
export function digestOf(order: WatchOrder, program: string): string {
  return createHash('sha256')
    .update(JSON.stringify([order, program]))
    .digest('hex')
    .slice(0, 16)
}

function watchProgram(at: ReturnType<typeof watchPlaces>, folder: string): string {
  const command = [at.node, `${folder}/${mainFile}`, at.order, at.state].map(quote).join(' ')
  return `#!/bin/bash
# Looks once at this host and what it needs, unless somebody does. With "test NOTICE" it tells that notice alone.
set -eu
umask 077
if [ "$#" = 0 ]; then
  exec 8>${quote(at.lock)}
  flock -n 8 || exit 0
fi
exec ${command} "$@"
`
}
