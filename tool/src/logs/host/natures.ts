import { slots } from '../../hosts/paths.ts'
import { access } from './formats/access.ts'
import { json } from './formats/json.ts'
import { nginxError } from './formats/nginx-error.ts'
import { stamped } from './formats/stamped.ts'
import type { Format } from './line.ts'
import type { About } from './read-lines.ts'

/** What a file of logs is: whose, and how its lines are written. */
export interface Nature {
  readonly about: About
  readonly formats: readonly Format[]
}

/**
 * By the name of the file, rotated or not: `blue.log`, `nginx-access.log.2.gz`. Files of others are named by themselves.
 *
 * @returns undefined for what is no log
 */
export function natureOf(file: string): Nature | undefined {
  const [, log] = /^(.+)\.log(?:[.-]\d+)?(?:\.gz)?$/.exec(file) ?? []
  if (log === undefined) return undefined
  if (log === 'nginx-access') return { about: { service: 'nginx' }, formats: [access] }
  if (log === 'nginx-error') return { about: { service: 'nginx-errors' }, formats: [nginxError] }
  const slot = slots.find((one) => one === log)
  const about = slot === undefined ? { service: log } : { service: 'api', slot }
  return { about, formats: [json, stamped] }
}
