import type { Script } from '../script.ts'

/** Seconds that an update may take: a slow mirror, and a kernel. */
const patience = 3_600

/** Exit codes with which the script says why it did nothing. */
export const refusals = { emulated: 10, notDebian: 11 } as const

/** What became of one host's packages. */
export interface UpdateResult {
  /** `openssl 3.0.2-0ubuntu1.19`: those that are newer now. */
  readonly packages: readonly string[]
  /** Whether the system says that it must be restarted for them to count: a kernel, a C library. */
  readonly needsRestart: boolean
}

/** Installs what the distribution holds for security updates. Safe to repeat. Configuration changed by hand stays. */
export const updateScript: Script = {
  title: 'update the system',
  timeout: patience,
  lines: [
    // An emulated host is a folder of somebody's machine, which is not ours to update.
    `if [ -n "\${HOST_ROOT:-}" ]; then exit ${refusals.emulated}; fi`,
    `command -v unattended-upgrade >/dev/null || exit ${refusals.notDebian}`,
    'export PATH="$PATH:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8',
    'log=$(mktemp -d)',
    `trap 'rm -rf "$log"' EXIT`,
    `versions() { dpkg-query -Wf '\${Package} \${Version}\\n' | sort; }`,
    'versions >"$log/before"',
    // The system's own daily run may be under way; it ends within minutes, and holds the same lock.
    'for attempt in $(seq 20); do',
    '  status=0',
    '  { apt-get -q update && unattended-upgrade -v; } >"$log/printed" 2>&1 || status=$?',
    '  if [ $status = 0 ]; then break; fi',
    '  grep -qi "could not.* lock\\|lock could not" "$log/printed" || break',
    '  sleep 30',
    'done',
    'if [ $status != 0 ]; then tail -n 20 "$log/printed"; exit $status; fi',
    'versions >"$log/after"',
    'comm -13 "$log/before" "$log/after" | sed "s/^/updated /"',
    'if [ -e /run/reboot-required ]; then echo needs-restart; fi',
  ],
}

/** Reads what the script printed. */
export function readUpdate(output: string): UpdateResult {
  const lines = output.split('\n')
  return {
    packages: lines
      .filter((line) => line.startsWith('updated '))
      .map((line) => line.slice('updated '.length)),
    needsRestart: lines.includes('needs-restart'),
  }
}

/** Another one after each start of the machine. */
export const bootScript: Script = {
  title: 'ask since when it runs',
  timeout: 20,
  lines: ['cat /proc/sys/kernel/random/boot_id'],
}

/** Restarts the machine when the script has ended and been answered for. */
export const restartScript: Script = {
  title: 'restart the host',
  timeout: 20,
  lines: ["setsid nohup sh -c 'sleep 3; systemctl reboot' >/dev/null 2>&1 </dev/null &"],
}
