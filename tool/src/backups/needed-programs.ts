import { findNode, lacking } from '../hosts/commands/find-node.ts'
import type { HostPaths } from '../hosts/paths.ts'
import { quote } from '../hosts/script.ts'
import { backupPlaces } from './places.ts'

/** Lines that insist on PostgreSQL's programs and set `$node`. */
export function findPrograms(paths: HostPaths, project: string): string[] {
  return [
    'for program in psql pg_dump pg_restore tar; do',
    `  command -v $program >/dev/null || { echo "$program is missing"; exit ${lacking}; }`,
    'done',
    ...findNode(project, quote(backupPlaces(paths).node)),
  ]
}
