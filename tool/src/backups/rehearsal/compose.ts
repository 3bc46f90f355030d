import type { HostFacts } from '../../hosts/facts.ts'
import type { Slot } from '../../hosts/paths.ts'
import { slotContainer } from '../../hosts/runtimes/compose/containers.ts'
import { certificatesInside, settingsInside, startOf, userOf } from '../../hosts/runtimes/compose/places.ts'
import { hide, quote, type Script, writeHidden } from '../../hosts/script.ts'
import { backupPlaces } from '../places.ts'
import { askingLines, patience, type Rehearsal, restoredUrl, settingsText } from './rehearsal.ts'

/** Runs the image of a slot once more, as confined as there, with no folder of the app's, asks it, and removes it. */
export function rehearseInContainer(
  rehearsal: Rehearsal,
  { paths }: HostFacts,
  slot: Slot,
  start: string,
): Script {
  const { project } = rehearsal
  const container = `${project}-drill`
  const settings = backupPlaces(paths).drillSettings
  const { release, environment } = paths.slot(slot)
  const command = [
    `set -a; . ${settingsInside}; . /run/drill-settings`,
    `DATABASE_URL=${restoredUrl(rehearsal)} PLAN_TOOL_STORAGE_PATH=/tmp ARTIFACT_STORAGE_PATH=/tmp`,
    // The runs of agents that were under way when the backup was taken are not to be gone on with.
    'ROLE=web AUTOGEN_CONFIG_DIR=/tmp',
    'set +a; exec ',
  ].join('; ')
  const run = [
    ...['docker', 'run', '--detach', '--name', container, '--network', project],
    ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--pids-limit', '256', '--memory', '1g'],
    ...['--volume', `${environment}:${settingsInside}:ro`],
    ...['--volume', `${settings}:/run/drill-settings:ro`],
    ...['--volume', `${paths.certificates}:${certificatesInside}:ro`],
  ].map(quote)
  const image = `"$(docker inspect --format '{{.Image}}' ${quote(slotContainer(project, slot))})"`
  const remove = `docker rm --force ${quote(container)} >/dev/null 2>&1 || true`
  const address = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'
  return {
    title: 'run the app on the restored database',
    timeout: patience + 60,
    hidden: { variables: hide(settingsText(rehearsal.variables)) },
    lines: [
      // Of a drill that was cut off.
      remove,
      `trap ${quote(`${remove}; rm -f ${quote(settings)}`)} EXIT`,
      ...writeHidden(settings, 'variables', '0400'),
      `start=${startOf(release, start)} user=${userOf(release)}`,
      `chown "$user" ${quote(settings)}`,
      `${run.join(' ')} --user "$user" --entrypoint sh ${image} -c ${quote(command)}"$start" >/dev/null`,
      `port=$(. ${quote(environment)}; echo "$PORT")`,
      `door=http://$(docker inspect --format ${quote(address)} ${quote(container)}):$port`,
      `is_up() { [ "$(docker inspect --format '{{.State.Running}}' ${quote(container)})" = true ]; }`,
      `last_words() { docker logs --tail 20 ${quote(container)} 2>&1; }`,
      ...askingLines(rehearsal),
    ],
  }
}
