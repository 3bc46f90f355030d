import type { Script } from '../script.ts'
import type { Item } from './item.ts'
import { asFunctions, prelude } from './shell.ts'

/** Seconds that a preparation may take: packages come over the network, and a new host is busy with its first boot. */
const patience = 1800

/** How it went with one item on one host. */
export interface ItemResult {
  readonly id: string
  readonly outcome: Outcome
  /** The end of what was printed, where it failed. */
  readonly output?: string
}

export const outcomes = ['right', 'changed', 'would-change', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** Exit codes with which the script says why it did nothing at all. */
export const refusals = { emulated: 10, notDebian: 11, busy: 12 } as const

/**
 * Brings about what does not hold yet and tells of each item how that went, whatever became of those before it.
 * Everything is looked at first and after: what is right is not touched.
 *
 * @param isTrial only looks
 */
export function preparationScript(items: readonly Item[], isTrial: boolean): Script {
  return {
    title: 'prepare the host',
    timeout: patience,
    lines: [
      // An emulated host is a folder of somebody's machine, which is not to be prepared.
      `if [ -n "\${HOST_ROOT:-}" ]; then exit ${refusals.emulated}; fi`,
      `command -v apt-get >/dev/null || exit ${refusals.notDebian}`,
      ...prelude,
      'exec 9>/run/tengyun-prepare.lock',
      `flock -w 600 9 || exit ${refusals.busy}`,
      // The first boot prepares too, and ends before it is corrected.
      'if command -v cloud-init >/dev/null; then timeout 900 cloud-init status --wait >/dev/null 2>&1 || true; fi',
      ...packageFunctions,
      ...items.flatMap(asFunctions),
      ...(isTrial ? look : settle),
      'log=$(mktemp)',
      `trap 'rm -f "$log"' EXIT`,
      // From here on a failure is told of, and does not end the script.
      'set +e',
      ...items.map(({ id }) => `settle ${id}`),
      'exit 0',
    ],
  }
}

/** Reads what the script printed. */
export function readResults(output: string): ItemResult[] {
  return output.split('\n').flatMap((line): ItemResult[] => {
    const [mark, id, word, encoded] = line.split(' ')
    const outcome = outcomes.find((one) => one === word)
    if (mark !== 'item' || id === undefined || outcome === undefined) return []
    if (encoded === undefined) return [{ id, outcome }]
    return [{ id, outcome, output: Buffer.from(encoded, 'base64').toString().trimEnd() }]
  })
}

const packageFunctions = [
  'is_installed() {',
  '  dpkg-query -Wf \'${Status}\\n\' "$1" 2>/dev/null | grep -qx "install ok installed"',
  '}',
  // Of several names the first that this distribution knows. Configuration that was changed by hand stays.
  'add_package() {',
  '  if [ -z "${fresh:-}" ]; then apt-get -q -o DPkg::Lock::Timeout=600 update || true; fresh=yes; fi',
  '  for name in "$@"; do',
  `    if apt-cache policy "$name" | grep -q 'Candidate: [^(]'; then`,
  '      apt-get -qy -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold install --no-install-recommends "$name"',
  '      return',
  '    fi',
  '  done',
  '  echo "no package is called: $*"; return 1',
  '}',
]

/** In a subshell of its own, since bash forgets `set -e` in everything that a condition calls. */
const trying = ['try() {', '  ( set -eu; "$1" ) >"$log" 2>&1 </dev/null 9>&-', '}']

const look = [
  ...trying,
  'settle() {',
  '  try "check_$1"',
  '  if [ $? = 0 ]; then echo "item $1 right"; else echo "item $1 would-change"; fi',
  '}',
]

const settle = [
  ...trying,
  'settle() {',
  '  try "check_$1"',
  '  if [ $? = 0 ]; then echo "item $1 right"; return; fi',
  '  try "apply_$1"; status=$?',
  '  if [ $status = 0 ]; then try "check_$1"; status=$?; fi',
  '  if [ $status = 0 ]; then echo "item $1 changed"; return; fi',
  '  echo "item $1 failed $(tail -n 20 "$log" | base64 -w0)"',
  '}',
]
