import type { Value } from '../../plan/model.ts'
import { type Rule, wantedOf } from '../rule.ts'

/** Shorter than this, a mistake made before a long weekend is found too late. */
const leastDays = 7

export const backupDatabase: Rule = {
  id: 'backup/database',
  severity: 'error',
  title: { en: 'A database has no daily backup of a week.', zh: '数据库没有保留一周的每日备份。' },
  explanation: {
    en: `Deleted rows are often missed days later: backups of each day for ${leastDays} days are what leads back.`,
    zh: `误删的数据往往几天后才被发现：每日备份并保留 ${leastDays} 天才能找回。`,
  },
  remedy: {
    en: `Back it up every day and keep it ${leastDays} days or longer (postgres.backup).`,
    zh: `请每日备份并保留至少 ${leastDays} 天（postgres.backup）。`,
  },
  violations: (subject) =>
    subject.isThrowaway
      ? []
      : wantedOf<{ backup: Value }>(subject, 'postgres').flatMap(({ key, fields }) => {
          const { days = 0, retention = 0 } = amounts(fields.backup)
          if (days === 7 && retention >= leastDays) return []
          return [
            {
              key,
              message: {
                en: `It is backed up on ${days} days of the week, kept ${retention} days.`,
                zh: `每周备份 ${days} 天，保留 ${retention} 天。`,
              },
            },
          ]
        }),
}

/** A database that says nothing of backups has none. */
function amounts(backup: Value | undefined): { days?: number; retention?: number } {
  const { days, retention } = (backup ?? {}) as { days?: readonly string[]; retention?: number }
  return { days: days?.length ?? 0, retention: retention ?? 0 }
}
