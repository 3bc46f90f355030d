import type { HostFacts } from '../hosts/facts.ts'
import { type Packed, packProgram } from '../hosts/packed.ts'
import type { HostPaths } from '../hosts/paths.ts'
import { hide, quote, type Script, writeFile, writeHidden } from '../hosts/script.ts'
import type { BackupOrder } from './host/order.ts'
import { findPrograms } from './needed-programs.ts'
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
      ...writeFile(at.backUp, backUpProgram(paths, input), '0755'),
      // The one before may be what the hours of the night would have run until now.
      `find ${quote(at.programs)} -mindepth 1 -maxdepth 1 ! -name ${program.digest} -exec rm -rf {} +`,
      ...scheduleLines(input.project, facts, hours),
    ],
  }
}

/** Of the program that makes backups on hosts, within its folder. */
export const mainFile = 'backups/host/main.ts'

export function packBackupProgram(): Promise<Packed> {
  return packProgram(['backups/host', 'databases/clients'])
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
    'fi',
  ]
}

function backUpProgram(paths: HostPaths, { project, program, order }: Installation): string {
  const at = backupPlaces(paths)
  return `#!/bin/bash
# Makes a backup, unless one is being made.
set -eu
umask 077
exec 8>${quote(at.lock)}
flock -n 8 || { echo "a backup is being made"; exit ${busy}; }
${findPrograms(paths, project, order.postgres !== undefined).join('\n')}
exec "$node" ${quote(`${at.programs}/${program.digest}/${mainFile}`)} ${quote(at.order)}
`
}

/** Exit code of a backup that did not begin, since another is being made. */
export const busy = 75

function unpack(archive: Buffer, folder: string): string {
  return `printf %s '${archive.toString('base64')}' | base64 -d | tar -xzf - -C ${quote(folder)}`
}
