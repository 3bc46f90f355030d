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

/** Counts what ended since `position`, on the host: a busy minute is a long log, and a short table. */
export function accessLogScript(log: string, slot: Slot, position: number | undefined): Script {
  // A WebSocket took as long as somebody stayed, which tells nothing.
  const count = `index($4, "${slot}|") == 1 && $2 != 101 { if ($2 >= 500) failed++; else took[int($3 * 1000 + 0.5)]++ }
END { print "failed=" failed + 0; for (ms in took) print "took=" ms " " took[ms] }`
  return {
    title: 'look at what people get',
    timeout: 30,
    lines: [
      `end=$(stat -c %s ${quote(log)} 2>/dev/null || echo 0)`,
      `from=${position ?? '$end'}`,
      // A log that is shorter than it was has been rotated.
      '[ "$from" -le "$end" ] || from=0',
      'echo "position=$end"',
      'if [ "$from" = "$end" ]; then echo failed=0; exit 0; fi',
      `tail -c +$((from + 1)) ${quote(log)} | head -c $((end - from)) | awk ${quote(count)}`,
    ],
  }
}

export async function lookAtLog(
  host: Host,
  log: string,
  slot: Slot,
  position: number | undefined,
): Promise<Look> {
  const output = await runOn(host, accessLogScript(log, slot, position))
  const all = (name: string) =>
    [...output.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')
  return {
    position: Number(all('position')[0]),
    failed: Number(all('failed')[0]),
    took: new Map(
      all('took').map((pair) => {
        const [milliseconds, count] = pair.split(' ').map(Number)
        return [milliseconds ?? 0, count ?? 0]
      }),
    ),
  }
}
