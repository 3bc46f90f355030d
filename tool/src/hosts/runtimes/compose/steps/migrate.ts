import type { HostPaths } from '../../../paths.ts'
import { hide, quote, type Script, writeHidden } from '../../../script.ts'
import { certificatesInside, settingsInside, userOf } from '../places.ts'

/** Runs the release's migrations in a container of their own, as confined as the one that will serve. */
export function migrateScript(input: {
  readonly project: string
  readonly paths: HostPaths
  readonly release: string
  readonly image: string
  readonly environment: string
  readonly migrate: string
}): Script {
  const { project, paths } = input
  const settings = `${paths.base}/migration-environment`
  const container = `${project}-migration`
  const confinement = [
    ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL'],
    ...['--security-opt', 'no-new-privileges', '--pids-limit', '256', '--memory', '1g'],
  ]
  const mounts = [
    ...['--volume', `${settings}:${settingsInside}:ro`],
    ...['--volume', `${paths.certificates}:${certificatesInside}:ro`],
  ]
  const command = `set -a; . ${settingsInside}; set +a; ${input.migrate}`
  const run = [
    ...['--rm', '--name', container, '--network', project],
    ...confinement,
    ...mounts,
    ...['--entrypoint', 'sh', input.image, '-c', command],
  ]
  return {
    title: 'migrate the database',
    timeout: 600,
    hidden: { environment: hide(input.environment) },
    lines: [
      `trap 'rm -f ${quote(settings)}' EXIT`,
      // Of a migration that was cut off with the machine; one that still runs holds the lock of its step.
      `docker rm --force ${quote(container)} >/dev/null 2>&1 || true`,
      ...writeHidden(settings, 'environment', '0400'),
      `user=${userOf(paths.release(input.release))}`,
      `chown "$user" ${quote(settings)}`,
      `docker run --user "$user" ${run.map(quote).join(' ')} 2>&1`,
    ],
  }
}
