import { type HostPaths, type Slot, slots } from '../hosts/paths.ts'
import { slotContainer } from '../hosts/runtimes/compose/containers.ts'
import { quote } from '../hosts/script.ts'
import { backupPlaces } from './places.ts'

/** Exit code of the script where the host lacks a program. */
export const lacking = 64

/** The oldest Node that runs TypeScript as it is. */
const leastNode = '22.18'

/**
 * Lines that set `$node` and insist on PostgreSQL's programs. A host with containers alone has no Node, or an old one, but the
 * app's image has: the program is taken out of the slot that holds one.
 */
export function findPrograms(paths: HostPaths, project: string): string[] {
  const { node } = backupPlaces(paths)
  return [
    'for program in psql pg_dump pg_restore tar; do',
    `  command -v $program >/dev/null || { echo "$program is missing"; exit ${lacking}; }`,
    'done',
    `fits() { "$1" --eval 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < ${asNumber(leastNode)} ? 1 : 0)' 2>/dev/null; }`,
    'node=$(command -v node || true)',
    `fits "$node" || node=${quote(node)}`,
    'if ! fits "$node" && command -v docker >/dev/null; then',
    ...slots.map((slot) => `  docker cp --follow-link ${inImage(project, slot)} "$node" >/dev/null 2>&1 ||`),
    '  true',
    'fi',
    `fits "$node" || { echo "Node ${leastNode} or newer is missing"; exit ${lacking}; }`,
  ]
}

/** Where the images of Node, and those made from them, have it. */
function inImage(project: string, slot: Slot): string {
  return quote(`${slotContainer(project, slot)}:/usr/local/bin/node`)
}

function asNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 100 + minor
}
