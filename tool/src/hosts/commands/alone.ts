import type { HostPaths } from '../paths.ts'
import { quote, type Script } from '../script.ts'

/** Seconds that a step waits for the one before it. */
const patience = 60

/** The script as the only step that runs on its host: one whose sender was killed may still be at work. */
export function alone(paths: HostPaths, script: Script): Script {
  const take = `exec 9>${quote(paths.lock)}; flock -w ${patience} 9 || { echo "a step of an earlier command does not end"; exit 1; }`
  return { ...script, timeout: script.timeout + patience, lines: [take, ...script.lines] }
}

/** Given to programs that live longer than the step that starts them, or they would hold its lock. */
export const letGo = '9>&-'
