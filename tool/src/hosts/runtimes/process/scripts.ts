import type { HostPaths, Slot } from '../../paths.ts'
import { hide, quote, type Script, writeFile, writeHidden } from '../../script.ts'
import { mimeTypes } from './nginx-config.ts'
import {
  alive,
  bootProgram,
  nginxCommand,
  runSlotProgram,
  startNginx,
  startSlot,
  startUpProgram,
} from './run-slot.ts'

/** Seconds an old release may take to finish what it serves. */
const drainLimit = 30

/** Puts the programs, certificates and folders in place. Safe to repeat. */
export function prepareScript(input: {
  readonly paths: HostPaths
  readonly nginx: string
  readonly start: string
  readonly postgresCa: string
  readonly redisCa: string
}): Script {
  const { paths, nginx } = input
  const folders = [
    paths.downloads,
    paths.releases,
    paths.logs,
    `${paths.base}/bin`,
    `${paths.base}/certificates`,
    `${paths.nginx.folder}/temporary`,
    paths.slot('blue').folder,
    paths.slot('green').folder,
  ]
  return {
    title: 'prepare the host',
    timeout: 60,
    lines: [
      `mkdir -p ${folders.map(quote).join(' ')} "$(dirname ${quote(paths.startUp)})"`,
      ...writeFile(paths.runSlot, runSlotProgram(input.start), '0755'),
      ...writeFile(paths.boot, bootProgram(paths, nginx), '0755'),
      ...writeFile(paths.startUp, startUpProgram(paths), '0755'),
      ...writeFile(paths.postgresCa, input.postgresCa),
      ...writeFile(paths.redisCa, input.redisCa),
      ...writeFile(`${paths.nginx.folder}/mime.types.conf`, mimeTypes),
    ],
  }
}

/** Fetches a release, checks it and unpacks it; does nothing where it is complete already. */
export function deliverScript(input: {
  readonly paths: HostPaths
  readonly release: string
  readonly sha256: string
  /** A link that bears its own permission, so it is hidden. */
  readonly url: string
  /** `host:port` to connect to instead of the link's host; empty for the link's own. */
  readonly connectTo: string
}): Script {
  const { paths, release } = input
  const folder = paths.release(release)
  const archive = `${paths.downloads}/${release}.tar.gz`
  const connect = input.connectTo === '' ? '' : `connect-to = "::${input.connectTo}"`
  return {
    title: 'fetch the release',
    timeout: 600,
    hidden: { curl: hide(`url = "${input.url}"\n${connect}\n`) },
    lines: [
      `if [ -e ${quote(`${folder}/.complete`)} ]; then exit 0; fi`,
      // The link goes to curl on its standard input: a permission has no place in an argument list.
      `printf %s '{{tat-hidden:curl}}' | base64 -d | curl -fsS --retry 3 --retry-connrefused -o ${quote(archive)} -K -`,
      `echo ${quote(`${input.sha256}  ${archive}`)} | sha256sum -c --status - || { echo "the release did not arrive whole"; exit 1; }`,
      `rm -rf ${quote(`${folder}.partial`)}`,
      `mkdir -p ${quote(`${folder}.partial`)}`,
      `tar -xzf ${quote(archive)} -C ${quote(`${folder}.partial`)}`,
      `touch ${quote(`${folder}.partial/.complete`)}`,
      `rm -rf ${quote(folder)}`,
      `mv ${quote(`${folder}.partial`)} ${quote(folder)}`,
      `rm -f ${quote(archive)}`,
    ],
  }
}

/** Runs the release's migrations with the environment it will serve with. */
export function migrateScript(input: {
  readonly paths: HostPaths
  readonly release: string
  readonly environment: string
  readonly migrate: string
}): Script {
  const file = `${input.paths.base}/migration-environment`
  return {
    title: 'migrate the database',
    timeout: 600,
    hidden: { environment: hide(input.environment) },
    lines: [
      `trap 'rm -f ${quote(file)}' EXIT`,
      ...writeHidden(file, 'environment'),
      `cd ${quote(input.paths.release(input.release))}`,
      `set -a; . ${quote(file)}; set +a`,
      input.migrate,
    ],
  }
}

/** Stops what the standby slot held, puts the release there and starts it. */
export function fillScript(input: {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly release: string
  readonly fingerprint: string
  readonly environment: string
}): Script {
  const { paths, slot } = input
  const at = paths.slot(slot)
  return {
    title: `start in slot ${slot}`,
    timeout: drainLimit + 30,
    hidden: { environment: hide(input.environment) },
    lines: [
      ...stopSlot(paths, slot),
      `ln -sfn ${quote(paths.release(input.release))} ${quote(at.release)}`,
      ...writeHidden(at.environment, 'environment'),
      ...writeFile(at.fingerprint, `${input.fingerprint}\n`),
      `: > ${quote(at.log)}`,
      `touch ${quote(at.wanted)}`,
      startSlot(paths, slot),
    ],
  }
}

/** Exit code with which `probeScript` says that the release never became ready. */
export const notReady = 9

/** Asks the slot until it answered well three times in a row; says what was wrong otherwise. */
export function probeScript(input: {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly url: string
  readonly seconds: number
}): Script {
  const at = input.paths.slot(input.slot)
  return {
    title: `probe slot ${input.slot}`,
    timeout: input.seconds + 30,
    lines: [
      'good=0 status=000',
      `answer=${quote(`${input.paths.base}/probe`)}`,
      `deadline=$(( $(date +%s) + ${input.seconds} ))`,
      'while [ "$(date +%s)" -lt "$deadline" ]; do',
      `  status=$(curl -s -o "$answer" -w '%{http_code}' --max-time 5 ${quote(input.url)} || true)`,
      '  if [ "$status" = 200 ]; then good=$((good + 1)); else good=0; fi',
      '  if [ "$good" -ge 3 ]; then rm -f "$answer"; exit 0; fi',
      '  sleep 0.2',
      'done',
      `echo "GET ${input.url} answered $status: $(head -c 500 "$answer" 2>/dev/null || true)"`,
      `echo "the end of its log:"`,
      `tail -n 50 ${quote(at.log)}`,
      `exit ${notReady}`,
    ],
  }
}

/** Exit code with which `switchScript` says that the port for people is held by another program. */
export const portTaken = 8

/** Sends requests to the slot: the new configuration is tested before it replaces the running one. */
export function switchScript(input: {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly release: string
  readonly nginx: string
  readonly config: string
  readonly url: string
}): Script {
  const { paths, slot, release, nginx, url } = input
  const { candidate, config, pid } = paths.nginx
  return {
    title: `switch to slot ${slot}`,
    timeout: 60,
    lines: [
      ...writeFile(candidate, input.config),
      `${nginxCommand(paths, nginx, candidate)} -q -t`,
      `if ! ${alive(pid)} && curl -s -o /dev/null --max-time 2 ${quote(url)}; then`,
      `  echo "${url} is answered by another program"`,
      `  exit ${portTaken}`,
      'fi',
      `mv -f ${quote(candidate)} ${quote(config)}`,
      `if ${alive(pid)}; then ${nginxCommand(paths, nginx, config)} -s reload; else (${startNginx(paths, nginx)}); fi`,
      // A reload is asked for, not awaited: the answer itself tells which release serves.
      'for attempt in $(seq 1 100); do',
      `  if curl -s -o /dev/null -D - --max-time 2 ${quote(url)} | tr -d '\\r' | grep -qix 'x-release: ${release}'; then`,
      ...writeFile(paths.active, `${slot}\n`).map((line) => `    ${line}`),
      '    exit 0',
      '  fi',
      '  sleep 0.1',
      'done',
      `echo "${url} does not answer with release ${release}"`,
      `tail -n 20 ${quote(`${paths.logs}/nginx-error.log`)}`,
      'exit 1',
    ],
  }
}

/** Lets the old slot finish what it serves and stops it. */
export function retireScript(paths: HostPaths, slot: Slot): Script {
  return { title: `retire slot ${slot}`, timeout: drainLimit + 30, lines: stopSlot(paths, slot) }
}

/** Removes releases that no slot holds, but for the newest ones. */
export function pruneScript(paths: HostPaths, keep: number): Script {
  return {
    title: 'remove old releases',
    timeout: 120,
    lines: [
      `cd ${quote(paths.releases)}`,
      `held="$(readlink ${quote(paths.slot('blue').release)} || true) $(readlink ${quote(paths.slot('green').release)} || true)"`,
      `for old in $(ls -1 | sort -r | tail -n +${keep + 1}); do`,
      '  case "$held" in *"/$old"*) ;; *) rm -rf "./$old" ;; esac',
      'done',
      `rm -rf ${quote(paths.downloads)}/*`,
    ],
  }
}

/** TERM, a time to finish, then KILL. Nothing to do where nothing runs. */
function stopSlot(paths: HostPaths, slot: Slot): string[] {
  const { wanted, pid } = paths.slot(slot)
  return [
    `rm -f ${quote(wanted)}`,
    `if ${alive(pid)}; then`,
    `  kill -TERM "$(cat ${quote(pid)})" 2>/dev/null || true`,
    `  for attempt in $(seq 1 ${drainLimit * 10}); do ${alive(pid)} || break; sleep 0.1; done`,
    `  if ${alive(pid)}; then kill -KILL "$(cat ${quote(pid)})" 2>/dev/null || true; fi`,
    'fi',
  ]
}
