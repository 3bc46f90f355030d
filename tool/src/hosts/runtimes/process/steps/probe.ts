import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'

/** Exit code with which `probeScript` says that the release did not become ready. */
export const notReady = 9

/** Good answers in a row that prove a release. */
const enough = 3

/**
 * Asks the slot until it answered well several times in a row; says what was wrong otherwise. A release that ends
 * before it is proven is not asked again: it would only be started once more, to end once more. One that has served
 * may have ended at some time, and come back.
 */
export function probeScript(input: {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly url: string
  readonly seconds: number
  readonly isProven: boolean
}): Script {
  const at = input.paths.slot(input.slot)
  const hasEnded = input.isProven ? 'false' : `[ -s ${quote(at.ended)} ]`
  return {
    title: `probe slot ${input.slot}`,
    timeout: input.seconds + 30,
    lines: [
      'good=0 status=000 asked=0',
      `answer=$(mktemp); trap 'rm -f "$answer"' EXIT`,
      `deadline=$(( $(date +%s) + ${input.seconds} ))`,
      `while [ "$(date +%s)" -lt "$deadline" ] && ! ${hasEnded}; do`,
      `  status=$(curl -s -o "$answer" -w '%{http_code}' --max-time 5 ${quote(input.url)} || true)`,
      '  asked=$((asked + 1))',
      '  if [ "$status" = 200 ]; then good=$((good + 1)); else good=0; fi',
      `  if [ "$good" -ge ${enough} ]; then exit 0; fi`,
      '  sleep 0.1',
      'done',
      `if ${hasEnded}; then echo "It ended by itself with exit code $(head -n 1 ${quote(at.ended)})."; fi`,
      `if [ "$status" = 000 ]; then echo "GET ${input.url} was not answered in $asked attempts."`,
      `else echo "GET ${input.url} answered $status: $(head -c 500 "$answer")"; fi`,
      'echo "The end of its log:"',
      `tail -n 50 ${quote(at.log)}`,
      `exit ${notReady}`,
    ],
  }
}
