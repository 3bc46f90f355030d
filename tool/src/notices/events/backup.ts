import type { Fact, Notice } from '../notice.ts'
import type { Place } from './place.ts'

/** Raised by a backup that failed, resolved by the next that did not. */
export function backupNotice(place: Place, now: Date, failure?: Fact): Notice {
  return {
    ...place,
    ...(failure === undefined ? held : broke(failure)),
    cause: 'backup',
    kind: 'backup',
    title:
      failure === undefined
        ? { en: 'Backups work again', zh: '备份已恢复正常' }
        : { en: 'A backup failed', zh: '备份失败' },
    since: now.toISOString(),
    next: `npx tengyun backup ${place.environment}`,
  }
}

/** Raised by a drill in which a backup could not be restored, resolved by the next in which one could. */
export function drillNotice(place: Place, backup: string, now: Date, failure?: Fact): Notice {
  return {
    ...place,
    ...(failure === undefined ? held : broke(failure)),
    cause: 'drill',
    kind: 'drill',
    title:
      failure === undefined
        ? { en: `Backup ${backup} was restored in a drill`, zh: `备份 ${backup} 已通过恢复演练` }
        : { en: `Backup ${backup} could not be restored in a drill`, zh: `备份 ${backup} 未通过恢复演练` },
    since: now.toISOString(),
    next: `npx tengyun drill ${place.environment}`,
  }
}

/** Nobody mends a backup at night; how old the newest proven one may be is another alarm's matter. */
const level = 'warning'

const held = { level, state: 'resolved', facts: [] } as const

function broke(failure: Fact) {
  return { level, state: 'raised', facts: [failure] } as const
}
