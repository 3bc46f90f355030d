import { type Slot, slots } from '../paths.ts'
import { slotContainer } from '../runtimes/compose/containers.ts'
import { quote } from '../script.ts'

/** Exit code of a script where the host lacks a program. */
export const lacking = 64

/** The oldest Node that runs TypeScript as it is. */
const leastNode = '22.18'

/**
 * Lines that set `$node`. A host with containers alone has no Node, or an old one, but the app's image has: the program
 * is taken out of the slot that holds one.
 *
 * @param kept where that one lies from then on, as the shell reads it
 */
export function findNode(project: string, kept: string): string[] {
  return [
    `fits() { "$1" --eval 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < ${asNumber(leastNode)} ? 1 : 0)' 2>/dev/null; }`,
    'node=$(command -v node || true)',
    `fits "$node" || node=${kept}`,
    'if ! fits "$node" && command -v docker >/dev/null; then',
    '  mkdir -p "$(dirname "$node")"',
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
