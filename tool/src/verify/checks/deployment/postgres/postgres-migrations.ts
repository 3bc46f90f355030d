import { openPostgresSite } from '../../../../databases/site.ts'
import { compareMigrations, readApplied } from '../../../../migrations/applied.ts'
import { migrationsFolder, readMigrations } from '../../../../migrations/folder.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'

export const postgresMigrations: Check = {
  id: 'postgres-migrations',
  title: { en: 'The database has every migration of the project', zh: '数据库已执行全部迁移' },
  story: ['2.5.2'],
  expected: { en: 'none waits', zh: '没有待执行的迁移' },
  mend: { en: 'Run `npx tengyun db migrate`, or deploy.', zh: '运行 `npx tengyun db migrate`，或重新部署。' },
  async run({ session, observed }) {
    const { app } = session.project.config
    if (app.migrations === undefined) return none
    const migrations = await readMigrations(migrationsFolder(session.project))
    const applied = await readApplied(await openPostgresSite(session, observed))
    const { waiting } = compareMigrations(migrations, applied)
    return judged(
      applied.length > 0 && waiting.length === 0,
      `${migrations.length - waiting.length}/${migrations.length}`,
      [...applied.map(({ name, at }) => `${name}: ${at}`), ...waiting.map(({ file }) => `${file}: waits`)],
    )
  },
}

const none = notChosen({
  en: 'The config names no migrations (app.migrations).',
  zh: '配置中没有迁移目录（app.migrations）。',
})
