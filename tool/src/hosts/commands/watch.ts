import type { Sample } from '../../releases/sample.ts'
import { quote, type Script } from '../script.ts'

/** A web server's log of requests, a line each. */
export interface AccessLog {
  readonly file: string
  /**
   * awk statements that set, from a line, `status`, `seconds` (how long it took), `path`, and `asked` to whether
   * the app was asked at all.
   */
  readonly fields: string
}

export interface Watching {
  readonly log: AccessLog
  /** Bytes of the log that were read before; undefined for the first look, which only finds its end. */
  readonly from: number | undefined
  /** Asked besides, so that something is known where nobody comes. */
  readonly url: string
  /** Paths that only probes ask for. */
  readonly ignored: readonly string[]
}

/** What ended since the last look. */
export interface Look extends Sample {
  /** Bytes of the log that are read now. */
  readonly position: number
}

/** Probes a look makes of its own. */
const probes = 5

/** Counts what was asked since the last look. Lines are counted on the host: a busy one writes thousands a second. */
export function watchScript({ log, from, url, ignored }: Watching): Script {
  const file = quote(log.file)
  return {
    title: 'watch requests',
    timeout: 60,
    lines: [
      `size=$(stat -c %s ${file} 2>/dev/null || echo 0)`,
      `from=${from ?? '$size'}`,
      // A log that shrank was rotated.
      'if [ "$size" -lt "$from" ]; then from=0; fi',
      'echo "position $size"',
      `if [ "$size" -gt "$from" ]; then`,
      `  tail -c "+$((from + 1))" ${file} | head -c "$((size - from))" | awk ${quote(counting(log, ignored))}`,
      'fi',
      ...(from === undefined ? [] : probing(url)),
    ],
  }
}

function counting({ fields }: AccessLog, ignored: readonly string[]): string {
  const isIgnored = ignored.map((path) => `path == "${path}"`).join(' || ') || '0'
  // 101 is a WebSocket, which takes as long as somebody listens. Durations are told to two digits: so they are few.
  return `{ ${fields} }
  !asked || status == 101 || ${isIgnored} { next }
  status >= 500 { failed++; next }
  { ms = int(seconds * 1000 + 0.5); ms = ms >= 1000 ? int(ms / 100) * 100 : ms >= 100 ? int(ms / 10) * 10 : ms; took[ms]++ }
  END { if (failed) print "failed", failed; for (ms in took) print "took", ms, took[ms] }`
}

function probing(url: string): string[] {
  return [
    `for probe in $(seq 1 ${probes}); do`,
    `  curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' --max-time 5 ${quote(url)} || true`,
    `done | awk '$1 >= 200 && $1 < 500 { print "took", int($2 * 1000 + 0.5), 1; next } { print "failed", 1 }'`,
  ]
}

export function readLook(output: string): Look {
  let position = 0
  let failed = 0
  const took = new Map<number, number>()
  for (const line of output.split('\n')) {
    const [what, first = 0, second = 0] = line
      .split(' ')
      .map((word, index) => (index === 0 ? word : Number(word)))
    if (what === 'position') position = Number(first)
    if (what === 'failed') failed += Number(first)
    if (what === 'took') took.set(Number(first), (took.get(Number(first)) ?? 0) + Number(second))
  }
  return { position, failed, took }
}
