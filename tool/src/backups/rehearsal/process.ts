import type { HostFacts } from '../../hosts/facts.ts'
import type { Slot } from '../../hosts/paths.ts'
import { isRealRoot, unprivileged } from '../../hosts/runtimes/process/rights.ts'
import { hide, quote, type Script, writeHidden } from '../../hosts/script.ts'
import { findPrograms } from '../needed-programs.ts'
import { backupPlaces } from '../places.ts'
import { askingLines, patience, type Rehearsal, restoredUrl, settingsText } from './rehearsal.ts'

/** Starts the release of a slot once more, on a port and with folders of its own, asks it, and ends it. */
export function rehearseAsProcess(
  rehearsal: Rehearsal,
  { paths, address, ...facts }: HostFacts,
  slot: Slot,
  start: string,
): Script {
  const at = paths.slot(slot)
  const settings = backupPlaces(paths).drillSettings
  const run = unprivileged(isRealRoot({ root: paths.root, isRoot: facts.isRoot }))
  const freePort = `require('net').createServer().listen(0, '${address}', function () { console.log(this.address().port); this.close() })`
  return {
    title: 'run the app on the restored database',
    timeout: patience + 60,
    hidden: { variables: hide(settingsText(rehearsal.variables)) },
    lines: [
      ...findPrograms(paths, rehearsal.project, true),
      'own=$(mktemp -d); chmod 0755 "$own"; mkdir -m 0777 "$own/plans" "$own/artifacts"',
      `settings=${quote(settings)} app=`,
      'tidy() {',
      // The whole group: the app may have started programs of its own.
      '  if [ -n "$app" ]; then kill -TERM -- "-$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; fi',
      '  rm -rf "$own" "$settings"',
      '}',
      'trap tidy EXIT',
      ...writeHidden(settings, 'variables'),
      `port=$("$node" -e ${quote(freePort)})`,
      'set -m',
      '(',
      `  cd ${quote(at.release)}`,
      '  set -a',
      `  . ${quote(at.environment)}`,
      '  . "$settings"',
      `  DATABASE_URL=${restoredUrl(rehearsal)} PORT=$port`,
      // The runs of agents that were under way when the backup was taken are not to be gone on with.
      '  ROLE=web AUTOGEN_CONFIG_DIR=$own/autogen-config',
      '  PLAN_TOOL_STORAGE_PATH=$own/plans ARTIFACT_STORAGE_PATH=$own/artifacts',
      '  set +a',
      `  exec ${run}${start}`,
      ') >"$own/log" 2>&1 </dev/null 9>&- &',
      'app=$!',
      'set +m',
      `door=http://${address}:$port`,
      'is_up() { kill -0 "$app" 2>/dev/null; }',
      'last_words() { tail -n 20 "$own/log"; }',
      ...askingLines(rehearsal),
    ],
  }
}
