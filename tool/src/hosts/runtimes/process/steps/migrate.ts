import type { HostPaths } from '../../../paths.ts'
import { hide, quote, type Script, writeHidden } from '../../../script.ts'
import { unprivileged } from '../rights.ts'

/** Runs the release's migrations with the environment it will serve with. */
export function migrateScript(input: {
  readonly paths: HostPaths
  readonly release: string
  readonly environment: string
  readonly migrate: string
  readonly isRealRoot: boolean
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
      `${unprivileged(input.isRealRoot)}sh -c ${quote(input.migrate)}`,
    ],
  }
}
