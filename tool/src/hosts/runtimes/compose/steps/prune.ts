import type { HostPaths } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'
import type { ComposePlaces } from '../places.ts'

/** Removes releases that nothing runs or serves and that are not to be kept: their folders and their images. */
export function pruneScript(
  project: string,
  paths: HostPaths,
  places: ComposePlaces,
  kept: readonly string[],
): Script {
  const others = `{ grep -vxF${['', ...kept].map((id) => ` -e ${quote(id)}`).join('')} || true; }`
  const links = [
    ...[paths.slot('blue').release, paths.slot('green').release],
    ...[places.web.site, places.web.previousSite],
  ]
  const ids = `docker image ls --format '{{.Tag}}' ${quote(project)}`
  return {
    title: 'remove old releases',
    timeout: 120,
    lines: [
      `cd ${quote(paths.releases)}`,
      // A link to a site leads into the folder of its release.
      `held="${links.map((link) => `$(readlink ${quote(link)} || true)/`).join(' ')}"`,
      `for old in $({ ls -1; ${ids}; } | sort -u | ${others}); do`,
      '  case "$held" in *"/$old/"*) continue ;; esac',
      '  rm -rf "./$old"',
      `  docker image rm --force ${quote(project)}:"$old" >/dev/null 2>&1 || true`,
      'done',
      `cd ${quote(places.web.configs)}`,
      `for old in *; do [ "$old" = "$(basename "$(readlink ${quote(places.web.config)})")" ] || rm -rf "./$old"; done`,
      `rm -rf ${quote(places.blobs)}/*`,
    ],
  }
}
