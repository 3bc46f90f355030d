import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script, writeFile } from '../../../script.ts'
import { endShare } from '../../share.ts'
import { crossOver } from '../fence.ts'
import { nginxCommand, nginxIsUp, reloadNginx, startNginx } from '../web-server.ts'

/** Exit code with which `switchScript` says that the port for people is held by another program. */
export const portTaken = 8

export interface Switch {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly release: string
  readonly nginx: string
  readonly config: string
  readonly fenced: boolean
  /** A path of the app through the web server. */
  readonly url: string
}

/** Makes the slot the one that serves: the web server first, where it changes, then the fence, then the site. */
export function switchScript({ paths, slot, release, nginx, config, fenced, url }: Switch): Script {
  return {
    title: `switch to slot ${slot}`,
    timeout: 60,
    lines: [
      ...replaceConfig(paths, nginx, config, url),
      ...writeFile(paths.active, `${slot}\n`),
      ...(fenced ? crossOver(paths, slot) : []),
      endShare(paths.nginx.folder),
      ...serveSite(paths, paths.release(release)),
      ...awaitRelease(paths, release, url),
    ],
  }
}

/** The new configuration is tested before it replaces the running one, and taken back if nginx does not take it. */
export function replaceConfig(paths: HostPaths, nginx: string, config: string, url: string): string[] {
  const running = quote(paths.nginx.config)
  const candidate = quote(paths.nginx.candidate)
  const replaced = quote(paths.nginx.replaced)
  return [
    ...writeFile(paths.nginx.candidate, config),
    `${nginxCommand(paths, nginx, paths.nginx.candidate)} -q -t`,
    `if ! ${nginxIsUp(paths)}; then`,
    `  if curl -s -o /dev/null --max-time 2 ${quote(url)}; then`,
    `    echo "${url} is answered by another program"`,
    `    exit ${portTaken}`,
    '  fi',
    `  mv -f ${candidate} ${running}`,
    `  (${startNginx(paths, nginx)})`,
    `elif ! cmp -s ${candidate} ${running}; then`,
    `  cp -f ${running} ${replaced}`,
    `  mv -f ${candidate} ${running}`,
    ...reloadNginx(paths, nginx).map((line) => `  ${line}`),
    '  if [ "$reloaded" = no ]; then',
    `    mv -f ${replaced} ${running}`,
    '    echo "nginx did not take its new configuration; the one before it still runs"',
    `    tail -n 20 ${quote(paths.nginx.errorLog)}`,
    '    exit 1',
    '  fi',
    'fi',
  ]
}

/** The release's own files, and after them those of the release before it. Links are replaced whole. */
function serveSite(paths: HostPaths, release: string): string[] {
  const { serving, previous } = paths
  const point = (link: string, to: string) => [
    `ln -sfn ${to} ${quote(`${link}.partial`)}`,
    `mv -fT ${quote(`${link}.partial`)} ${quote(link)}`,
  ]
  return [
    `served=$(readlink ${quote(serving)} || true)`,
    `if [ "$served" != ${quote(release)} ]; then`,
    `  if [ -n "$served" ]; then ${point(previous, '"$served"').join('; ')}; fi`,
    ...point(serving, quote(release)).map((line) => `  ${line}`),
    'fi',
  ]
}

/** The answer itself tells which release serves. */
function awaitRelease(paths: HostPaths, release: string, url: string): string[] {
  return [
    'for attempt in $(seq 1 100); do',
    `  if curl -s -o /dev/null -D - --max-time 2 ${quote(url)} | tr -d '\\r' | grep -qix 'x-release: ${release}'; then exit 0; fi`,
    '  sleep 0.1',
    'done',
    `echo "${url} does not answer with release ${release}"`,
    `tail -n 20 ${quote(paths.nginx.errorLog)}`,
    'exit 1',
  ]
}
