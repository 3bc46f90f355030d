import type { Settings } from '../../hosts/runtimes/runtime.ts'
import { quote } from '../../hosts/script.ts'

/** The app, started a second time on a restored database, beside the one that serves. */
export interface Rehearsal {
  readonly project: string
  /** The live database's name and the restored one's. */
  readonly live: string
  readonly restored: string
  /** Paths that must answer 200. */
  readonly paths: readonly string[]
  /** What differs from the settings it serves with. */
  readonly variables: Settings
}

/** Seconds it may take to answer. */
export const patience = 60

/** Words of a shell that print the app's database URL with the restored database in it. */
export function restoredUrl({ live, restored }: Rehearsal): string {
  return `$(printf %s "$DATABASE_URL" | sed ${quote(`s|/${live}?|/${restored}?|`)})`
}

/** As lines of a shell that set them. */
export function settingsText(variables: Settings): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('')
}

/**
 * Lines that ask until every path answered 200. They expect `$door`, the commands `is_up` and `last_words`, and end
 * with 0 when all is well.
 */
export function askingLines({ paths }: Rehearsal): string[] {
  return [
    `deadline=$(( $(date +%s) + ${patience} ))`,
    `for path in ${paths.map(quote).join(' ')}; do`,
    '  until status=$(curl -s -o /dev/null -w "%{http_code}" --max-time 5 "$door$path") && [ "$status" = 200 ]; do',
    '    if [ "$(date +%s)" -ge "$deadline" ] || ! is_up; then',
    '      echo "GET $path answered $status on the restored database. The end of its log:"',
    '      last_words',
    '      exit 1',
    '    fi',
    '    sleep 0.1',
    '  done',
    'done',
  ]
}
