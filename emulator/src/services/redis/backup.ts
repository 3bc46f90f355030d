import type { BackupConfig } from './model.ts'

export const weekdays: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]

/** What every instance has from birth: a backup a day, kept for a week. */
export const defaultBackup: BackupConfig = { weekdays, timePeriod: '02:00-03:00', retention: 7 }

/** Full hours: `23:00-00:00` is the last. */
export const timePeriods: readonly string[] = Array.from(
  { length: 24 },
  (_, hour) => `${hourText(hour)}-${hourText((hour + 1) % 24)}`,
)

export const backupModes = ['SecondLevelBackup', 'NormalLevelBackup'] as const

export function backupModeOf({ everySecondSince }: BackupConfig): (typeof backupModes)[number] {
  return everySecondSince === undefined ? 'NormalLevelBackup' : 'SecondLevelBackup'
}

export function describeBackup({ weekdays: days, timePeriod, retention }: BackupConfig) {
  return {
    AutoBackupType: 1,
    WeekDays: [...days],
    TimePeriod: timePeriod,
    BackupStorageDays: retention,
  }
}

function hourText(hour: number): string {
  return `${`${hour}`.padStart(2, '0')}:00`
}
