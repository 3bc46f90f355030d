import { TengyunError } from '../errors/tengyun-error.ts'
import { type GroupedCheck, groups } from './check.ts'

/**
 * The checks that are named by their ids or groups, with commas between; `quick` are those that `up` ends with.
 *
 * @throws TengyunError `verify/unknown-check`
 */
export function chosen(checks: readonly GroupedCheck[], words: string | undefined): readonly GroupedCheck[] {
  if (words === undefined) return checks
  const names = words.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !checks.some((check) => answersTo(check, name)))
  if (unknown.length > 0)
    throw new TengyunError('verify/unknown-check', {
      where: unknown.join(', '),
      why: [...groups, 'quick', ...checks.map(({ id }) => id)].join(', '),
    })
  return checks.filter((check) => names.some((name) => answersTo(check, name)))
}

function answersTo({ id, group, isQuick }: GroupedCheck, name: string): boolean {
  return name === id || name === group || (name === 'quick' && isQuick === true)
}
