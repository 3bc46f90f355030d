import { findNode, lacking } from '../hosts/commands/find-node.ts'
import type { HostPaths } from '../hosts/paths.ts'
import { quote } from '../hosts/script.ts'
import { backupPlaces } from './places.ts'

/** Lines that insist on what backups are made with, PostgreSQL's own programs among it, and set `$node`. */
export function findPrograms(paths: HostPaths, project: string, hasPostgres: boolean): string[] {
  const programs = [...(hasPostgres ? ['psql', 'pg_dump', 'pg_restore'] : []), 'tar']
  return [
    `for program in ${programs.join(' ')}; do`,
    `  command -v $program >/dev/null || { echo "$program is missing"; exit ${lacking}; }`,
    'done',
    ...findNode(project, quote(backupPlaces(paths).node)),
  ]
}
