import { type Host, runOn } from '../host.ts'
import type { Slot } from '../paths.ts'
import type { Look } from '../runtimes/runtime.ts'
import { quote, type Script } from '../script.ts'

/**
 * A line of a web server's access log that can be looked at: when the answer ended, its status, the seconds it
 * took, the slot and the release it came from. The slot is empty for a static file.
 */
export const accessLogFormat =
  '$msec $status $request_time $slot|$release "$request_method $uri" $remote_addr $request_id'

export interface LookInput {
  readonly log: string
  readonly slot: Slot
  /** Bytes of the log that were read before; undefined for the first look, which only finds its end. */
  readonly position: number | undefined
  /** The web server: `http://127.0.0.1:80`. */
  readonly door: string
  /** What probes ask for; what else asks for it counts as one, and not as people. */
  readonly path: string
}

/** Probes that a look makes of its own, so that something is known where nobody comes. */
const probes = 5

/** Counts what ended since `position`, on the host: a busy minute is a long log, and a short table. */
export function accessLogScript({ log, slot, position, door, path }: LookInput): Script {
  // A WebSocket took as long as somebody stayed, which tells nothing. Two digits of a duration are enough, and few.
  const count = `index($4, "${slot}|") != 1 || $2 == 101 || $6 == "${path}\\"" { next }
$2 >= 500 { failed++; next }
{ ms = int($3 * 1000 + 0.5); ms -= ms % (ms >= 1000 ? 100 : ms >= 100 ? 10 : 1); took[ms]++ }
END { print "failed=" failed + 0; for (ms in took) print "took=" ms " " took[ms] }`
  return {
    title: 'look at what people get',
    timeout: 60,
    lines: [
      `end=$(stat -c %s ${quote(log)} 2>/dev/null || echo 0)`,
      `from=${position ?? '$end'}`,
      // A log that is shorter than it was has been rotated.
      '[ "$from" -le "$end" ] || from=0',
      'echo "position=$end"',
      `if [ "$from" -lt "$end" ]; then tail -c +$((from + 1)) ${quote(log)} | head -c $((end - from)) | awk ${quote(count)}; fi`,
      ...(position === undefined ? [] : probing(`${door}${path}`)),
    ],
  }
}

function probing(url: string): string[] {
  return [
    `for probe in $(seq 1 ${probes}); do`,
    `  curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' --max-time 5 ${quote(url)} || true`,
    `done | awk '$1 >= 200 && $1 < 500 { print "took=" int($2 * 1000 + 0.5) " 1"; next } { print "failed=1" }'`,
  ]
}

export async function lookAtLog(host: Host, input: LookInput): Promise<Look> {
  return readLook(await runOn(host, accessLogScript(input)))
}

export function readLook(output: string): Look {
  const all = (name: string) =>
    [...output.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')
  const took = new Map<number, number>()
  for (const pair of all('took')) {
    const [milliseconds = 0, count = 0] = pair.split(' ').map(Number)
    took.set(milliseconds, (took.get(milliseconds) ?? 0) + count)
  }
  return {
    position: Number(all('position')[0]),
    failed: all('failed').reduce((sum, count) => sum + Number(count), 0),
    took,
  }
}
