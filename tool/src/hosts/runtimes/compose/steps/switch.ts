import { type HostPaths, otherSlot, type Slot } from '../../../paths.ts'
import { quote, type Script, writeFile } from '../../../script.ts'
import { endShare } from '../../share.ts'
import { composeUp, processOf, slotContainer, webContainer } from '../containers.ts'
import { crossOver } from '../fence.ts'
import type { ContainerNetwork } from '../network.ts'
import {
  type ComposePlaces,
  composeFile,
  parametersFolder,
  siteFolder,
  webConfigFile,
  webConfigFolder,
  webImageFile,
  webInside,
  webUser,
} from '../places.ts'

/** Exit code with which `switchScript` says that a port for people is held by another program. */
export const portTaken = 8

export interface Switch {
  readonly project: string
  readonly paths: HostPaths
  readonly places: ComposePlaces
  readonly network: ContainerNetwork
  readonly compose: string
  readonly slot: Slot
  readonly release: string
  /** Where the host is heard, as the compose file has it: `HTTP_PORT`, and `HTTPS_PORT` where that is not the usual one. */
  readonly ports: Readonly<Record<string, string>>
  /** How many CPUs the host has. */
  readonly cpus: string
  /** Files below `nginx/parameters/`, by name. */
  readonly parameters: Readonly<Record<string, string>>
  /** A path of the app through the web server. */
  readonly url: string
}

/** Makes the slot the one that serves: the web server first, where it changes, then the fence, then the site. */
export function switchScript(input: Switch): Script {
  const { project, paths, slot } = input
  const restart = (policy: string, which: Slot) =>
    `docker update --restart ${policy} ${quote(slotContainer(project, which))} >/dev/null`
  return {
    title: `switch to slot ${slot}`,
    timeout: 120,
    lines: [
      ...proposeConfig(input),
      ...bringUp(input),
      ...takeConfig(input),
      // From here on a boot of the machine brings the new one up, and it alone.
      restart('unless-stopped', slot),
      ...writeFile(paths.active, `${slot}\n`),
      ...crossOver(paths, slot, [`${restart('no', otherSlot(slot))} 2>&1 || true`]),
      endShare(input.places.web.folder),
      ...serveSite(input),
      ...awaitRelease(input),
    ],
  }
}

/** Puts the release's configuration with the host's parameters into a folder named after both. */
function proposeConfig({ paths, places, release, parameters }: Switch): string[] {
  const { configs, tls } = places.web
  const making = `${configs}/.making`
  const from = paths.release(release)
  return [
    `rm -rf ${quote(making)}`,
    `mkdir -p ${quote(making)}`,
    `cp -R ${[webConfigFile, webConfigFolder].map((name) => quote(`${from}/${name}`)).join(' ')} ${quote(making)}`,
    ...Object.entries(parameters).flatMap(([name, content]) =>
      writeFile(`${making}/${parametersFolder}/${name}`, content),
    ),
    `ln -s ../../tls ${quote(`${making}/tls`)}`,
    `if [ -s ${quote(`${tls}/certificate.pem`)} ] && [ -s ${quote(`${tls}/key.pem`)} ]; then`,
    `  echo 'include nginx/entrance-https.conf;' > ${quote(`${making}/${parametersFolder}/entrance.conf`)}`,
    'fi',
    `chmod -R a+rX ${quote(making)}`,
    `proposed=$(cd ${quote(making)} && find . -type f | sort | xargs sha256sum | sha256sum | head -c 16)`,
    `if [ -d ${quote(configs)}/"$proposed" ]; then rm -rf ${quote(making)}; else mv ${quote(making)} ${quote(configs)}/"$proposed"; fi`,
  ]
}

/**
 * Starts the web server where it does not run, or runs from another compose file, image or port. Its configuration is tested
 * before, in a container that shares nothing with the running one.
 */
function bringUp(input: Switch): string[] {
  const { project, paths, places, release, ports } = input
  const { web } = places
  const name = webContainer(project)
  const file = `${paths.release(release)}/${composeFile}`
  const up = composeUp({
    compose: input.compose,
    file,
    project: name,
    service: 'nginx',
    variables: {
      PROJECT: project,
      ...ports,
      NGINX_CPUS: input.cpus,
      WEB_ADDRESS: input.network.web,
      BASE: paths.base,
      DATA: places.data,
    },
  })
  const test = [
    ...['docker run --rm --network none --read-only --tmpfs /tmp --tmpfs /tmp/logs:mode=1777'],
    ...['--tmpfs /tmp/uploads:mode=1777 --user', webUser, '--volume', quote(`${web.folder}:${webInside}:ro`)],
    ...[
      '--entrypoint nginx',
      '"$NGINX_IMAGE" -e stderr -p /tmp -q -t -c',
      `${webInside}/configs/"$proposed"/nginx.conf`,
    ],
  ].join(' ')
  return [
    `export NGINX_IMAGE="$(cat ${quote(`${paths.release(release)}/${webImageFile}`)})"`,
    `made_from="$({ echo "$NGINX_IMAGE" ${Object.values(ports).join(' ')}; cat ${quote(file)}; } | sha256sum)"`,
    `if ! docker inspect --format '{{.State.Status}}' ${quote(name)} 2>/dev/null | grep -qx running ||`,
    `  [ "$made_from" != "$(cat ${quote(web.madeFrom)} 2>/dev/null)" ]; then`,
    `  ${test} 2>&1`,
    `  ln -sfn configs/"$proposed" ${quote(web.config)}`,
    `  if ! started=$(${up} 2>&1); then`,
    '    echo "$started"',
    `    case "$started" in *"already allocated"*|*"already in use"*) exit ${portTaken} ;; *) exit 1 ;; esac`,
    '  fi',
    `  echo "$made_from" > ${quote(web.madeFrom)}`,
    'fi',
  ]
}

/** Seconds in which a reload must have brought new workers. */
const reloadPatience = 10

/** The running web server takes the configuration, if it differs, once it was tested there. */
function takeConfig({ project, places }: Switch): string[] {
  const name = quote(webContainer(project))
  const { config } = places.web
  const nginx = `docker exec ${name} nginx -e stderr -p /tmp -q`
  const workers = 'cat "/proc/$master/task/$master/children"'
  return [
    `before=$(readlink ${quote(config)})`,
    'if [ "$before" != "configs/$proposed" ]; then',
    `  ${nginx} -t -c ${webInside}/configs/"$proposed"/nginx.conf 2>&1`,
    `  master=$(${processOf(webContainer(project))})`,
    `  old_workers=$(${workers})`,
    `  ln -sfn configs/"$proposed" ${quote(config)}`,
    `  docker kill --signal HUP ${name} >/dev/null`,
    '  reloaded=no',
    // A reload is asked for by a signal that nobody answers: one that fails leaves the old workers as they are.
    `  for attempt in $(seq 1 ${reloadPatience * 20}); do`,
    `    if [ "$(${workers})" != "$old_workers" ]; then reloaded=yes; break; fi`,
    '    sleep 0.05',
    '  done',
    '  if [ "$reloaded" = no ]; then',
    `    ln -sfn "$before" ${quote(config)}`,
    '    echo "nginx did not take its new configuration; the one before it still runs"',
    `    docker logs --tail 20 ${name} 2>&1`,
    '    exit 1',
    '  fi',
    'fi',
  ]
}

/** The release's own files, and after them those of the release before it. Links are replaced whole. */
function serveSite({ places, release }: Switch): string[] {
  const { site, previousSite } = places.web
  const to = `../releases/${release}/${siteFolder}`
  const point = (link: string, target: string) =>
    `ln -sfn ${target} ${quote(`${link}.partial`)}; mv -fT ${quote(`${link}.partial`)} ${quote(link)}`
  return [
    `served=$(readlink ${quote(site)} || true)`,
    `if [ "$served" != ${quote(to)} ]; then`,
    `  if [ -n "$served" ]; then ${point(previousSite, '"$served"')}; fi`,
    `  ${point(site, quote(to))}`,
    'fi',
  ]
}

/** The answer itself tells which release serves. */
function awaitRelease({ project, release, url }: Switch): string[] {
  return [
    'for attempt in $(seq 1 100); do',
    `  if curl -s -o /dev/null -D - --max-time 2 ${quote(url)} | tr -d '\\r' | grep -qix 'x-release: ${release}'; then exit 0; fi`,
    '  sleep 0.1',
    'done',
    `echo "${url} does not answer with release ${release}"`,
    `docker logs --tail 20 ${quote(webContainer(project))} 2>&1`,
    'exit 1',
  ]
}
