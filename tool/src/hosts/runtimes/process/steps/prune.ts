import type { HostPaths } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'

/** Removes releases that nothing runs or serves and that are not to be kept. */
export function pruneScript(paths: HostPaths, kept: readonly string[]): Script {
  const links = [paths.slot('blue').release, paths.slot('green').release, paths.serving, paths.previous]
  return {
    title: 'remove old releases',
    timeout: 120,
    lines: [
      `cd ${quote(paths.releases)}`,
      `held="${links.map((link) => `$(readlink ${quote(link)} || true)`).join(' ')} "`,
      `for old in $(ls -1${kept.map((id) => ` -I ${quote(id)}`).join('')}); do`,
      '  case "$held" in *"/$old "*) ;; *) rm -rf "./$old" ;; esac',
      'done',
      `rm -rf ${quote(paths.downloads)}/*`,
    ],
  }
}
