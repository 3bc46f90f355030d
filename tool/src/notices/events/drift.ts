import type { Change } from '../../plan/model.ts'
import type { Fact, Notice } from '../notice.ts'
import type { Place } from './place.ts'

/** Resources that a notice names; the command shows all. */
const mostNamed = 10

/** What somebody changed by hand; resolved where nothing is. */
export function driftNotice(place: Place, changes: readonly Change[], now: Date): Notice {
  const { environment } = place
  const isWell = changes.length === 0
  const resources = `${changes.length} ${changes.length === 1 ? 'resource' : 'resources'}`
  return {
    ...place,
    cause: 'drift',
    kind: 'drift',
    level: 'warning',
    state: isWell ? 'resolved' : 'raised',
    edition: editionOf(changes),
    title: isWell
      ? { en: 'The cloud is as it was applied', zh: '云端与最近一次执行一致' }
      : { en: `${resources} changed by hand`, zh: `${changes.length} 个资源被手工更改` },
    since: now.toISOString(),
    facts: changes.slice(0, mostNamed).map(factOf),
    next: `npx tengyun drift ${environment}`,
  }
}

/** What drifted in which fields: more of it is news. */
function editionOf(changes: readonly Change[]): string {
  return changes
    .map(
      ({ key, action, differences }) => `${action} ${key} ${differences.map(({ field }) => field).join(' ')}`,
    )
    .sort()
    .join('\n')
}

function factOf({ key, action, differences }: Change): Fact {
  const name = { en: key, zh: key }
  if (action === 'create') return { name, value: { en: 'is gone', zh: '已不存在' } }
  if (action === 'delete') return { name, value: { en: 'was not there', zh: '原本不存在' } }
  return { name, value: differences.map(({ field }) => field).join(', ') }
}
