import { quote, type Script } from '../../../script.ts'
import { processOf } from '../containers.ts'

/** Exit code with which `probeScript` says that the release did not become ready. */
export const notReady = 9

/** Good answers in a row that prove a release. */
const enough = 3

/**
 * Asks until it was answered well several times in a row; says what was wrong otherwise. The host is not held by
 * the fence, which lies in the web server's network. A release that ended is not asked again.
 */
export function probeScript(input: {
  readonly container: string
  readonly url: string
  readonly seconds: number
}): Script {
  const name = quote(input.container)
  const state = `docker inspect --format '{{.State.Status}}, exit code {{.State.ExitCode}}{{if .State.OOMKilled}}, out of memory{{end}}' ${name}`
  return {
    title: `probe ${input.container}`,
    timeout: input.seconds + 30,
    lines: [
      'good=0 status=000 asked=0',
      `answer=$(mktemp); trap 'rm -f "$answer"' EXIT`,
      `process=$(${processOf(input.container)} || true)`,
      `deadline=$(( $(date +%s) + ${input.seconds} ))`,
      `while [ "$(date +%s)" -lt "$deadline" ] && [ "\${process:-0}" -gt 0 ] && [ -d "/proc/$process" ]; do`,
      `  status=$(curl -s -o "$answer" -w '%{http_code}' --max-time 5 ${quote(input.url)} || true)`,
      '  asked=$((asked + 1))',
      '  if [ "$status" = 200 ]; then good=$((good + 1)); else good=0; fi',
      `  if [ "$good" -ge ${enough} ]; then exit 0; fi`,
      '  sleep 0.1',
      'done',
      `echo "Its container: $(${state} 2>&1)."`,
      `if [ "$status" = 000 ]; then echo "GET ${input.url} was not answered in $asked attempts."`,
      `else echo "GET ${input.url} answered $status: $(head -c 500 "$answer")"; fi`,
      'echo "The end of its log:"',
      `docker logs --tail 50 ${name} 2>&1 || true`,
      `exit ${notReady}`,
    ],
  }
}
