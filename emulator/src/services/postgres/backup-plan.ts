import { randomUUID } from 'node:crypto'
import type { BackupPlan } from './model.ts'

export const weekdays: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

/** What every instance has from birth: a backup a day, kept for a week. */
export function defaultBackupPlan(now: number): BackupPlan {
  return {
    planId: randomUUID(),
    name: 'default',
    weekdays,
    earliestStart: '01:00:00',
    latestStart: '02:00:00',
    baseRetention: 7,
    logRetention: 7,
    method: 'physical',
    updatedAt: now,
  }
}
