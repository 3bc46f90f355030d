import type { HostFacts } from '../hosts/facts.ts'
import type { HostPaths, Slot } from '../hosts/paths.ts'
import { slotContainer } from '../hosts/runtimes/compose/containers.ts'
import { hide, quote, type Script, writeFile, writeHidden } from '../hosts/script.ts'
import type { BackupOrder } from './host/order.ts'
import type { Packed } from './packed.ts'
import { backupPlaces } from './places.ts'
import { scheduleLines } from './schedule.ts'

export interface Installation {
  readonly project: string
  readonly facts: HostFacts
  readonly program: Packed
  readonly order: BackupOrder
  /** What goes into each backup besides: the config, the secrets. */
  readonly enclosed: readonly Packed[]
  /** Hours of the day at which it makes backups by itself. */
  readonly hours: readonly number[]
}

/** Exit code of the script where the host lacks a program. */
export const lacking = 64

/** The oldest Node that runs TypeScript as it is. */
const leastNode = '22.18'

/** Puts the program on a host, what it is to do, and what it is to take along. Safe to repeat. */
export function installScript(input: Installation): Script {
  const { facts, program, order, enclosed, hours } = input
  const { paths } = facts
  const at = backupPlaces(paths)
  return {
    title: 'install backups',
    timeout: 60,
    hidden: { order: hide(JSON.stringify(order)) },
    lines: [
      'umask 077',
      `mkdir -p ${[at.programs, at.enclosed, `${paths.base}/bin`, paths.bootPrograms, paths.logs].map(quote).join(' ')}`,
      ...unpackProgram(paths, program),
      ...enclosed.map(({ archive }) => unpack(archive, at.enclosed)),
      ...writeHidden(at.order, 'order'),
      ...writeFile(at.backUp, backUpProgram(paths, input.project, program), '0755'),
      ...scheduleLines(input.project, facts, hours),
    ],
  }
}

/** Lines that bring the program; nothing where this version of it is there. */
export function unpackProgram(paths: HostPaths, { digest, archive }: Packed): string[] {
  const { programs } = backupPlaces(paths)
  const folder = `${programs}/${digest}`
  const partial = `${folder}.partial`
  return [
    `if [ ! -e ${quote(folder)} ]; then`,
    `  rm -rf ${quote(partial)}; mkdir -p ${quote(partial)}`,
    `  ${unpack(archive, partial)}`,
    `  echo '{"type":"module"}' > ${quote(`${partial}/package.json`)}`,
    `  mv ${quote(partial)} ${quote(folder)}`,
    `  find ${quote(programs)} -mindepth 1 -maxdepth 1 ! -name ${digest} -exec rm -rf {} +`,
    'fi',
  ]
}

/**
 * Lines that set `$node` and insist on PostgreSQL's programs. A host with containers alone has no Node, but the app's
 * image has: the program is taken out of the slot that holds one.
 */
export function findPrograms(paths: HostPaths, project: string): string[] {
  const { node } = backupPlaces(paths)
  const slots: readonly Slot[] = ['blue', 'green']
  return [
    'for program in psql pg_dump pg_restore tar; do',
    `  command -v $program >/dev/null || { echo "$program is missing"; exit ${lacking}; }`,
    'done',
    'node=$(command -v node || true)',
    `if [ -z "$node" ] && [ ! -x ${quote(node)} ] && command -v docker >/dev/null; then`,
    ...slots.map(
      (slot) =>
        `  docker cp --follow-link ${quote(`${slotContainer(project, slot)}:/usr/local/bin/node`)} ${quote(node)} >/dev/null 2>&1 ||`,
    ),
    '  true',
    'fi',
    `[ -n "$node" ] || node=${quote(node)}`,
    `"$node" --eval 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < ${asNumber(leastNode)} ? 1 : 0)' 2>/dev/null ||`,
    `  { echo "Node ${leastNode} or newer is missing"; exit ${lacking}; }`,
  ]
}

function backUpProgram(paths: HostPaths, project: string, program: Packed): string {
  const at = backupPlaces(paths)
  return `#!/bin/bash
# Makes a backup, unless one is being made.
set -eu
umask 077
exec 8>${quote(at.lock)}
flock -n 8 || { echo "a backup is being made"; exit ${busy}; }
${findPrograms(paths, project).join('\n')}
exec "$node" ${quote(`${at.programs}/${program.digest}/main.ts`)} ${quote(at.order)}
`
}

/** Exit code of a backup that did not begin, since another is being made. */
export const busy = 75

function unpack(archive: Buffer, folder: string): string {
  return `printf %s '${archive.toString('base64')}' | base64 -d | tar -xzf - -C ${quote(folder)}`
}

function asNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 100 + minor
}
