import type { Project } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { verbatim } from '../text.ts'
import { migrationsFolder, readMigrations } from './folder.ts'
import { type Examination, examine, refusedIn } from './hazards.ts'

/**
 * Before a release is deployed: its migrations run while the release before it serves.
 *
 * @throws TengyunError `migration/unreadable`, `migration/unsafe`, `config/file-unreadable`
 */
export async function refuseUnsafeMigrations(project: Project): Promise<void> {
  if (project.config.app.migrations === undefined) return
  refuseUnsafe(await examine(await readMigrations(migrationsFolder(project))))
}

/** @throws TengyunError `migration/unreadable`, `migration/unsafe`, with all of it */
export function refuseUnsafe(examination: Examination): void {
  const { unreadable } = examination
  if (unreadable.length > 0) {
    throw new TengyunError('migration/unreadable', {
      problems: unreadable.map(({ file, line, why }) => ({
        path: `${file}:${line}`,
        message: verbatim(why),
      })),
    })
  }
  const refused = refusedIn(examination)
  if (refused.length === 0) return
  throw new TengyunError('migration/unsafe', {
    problems: refused.map(({ file, line, id, target, title, remedy }) => ({
      path: `${file}:${line}`,
      message: {
        en: `${id} ${target}: ${title.en} ${remedy.en}`,
        zh: `${id} ${target}：${title.zh}${remedy.zh}`,
      },
    })),
    now: { en: 'Nothing was changed.', zh: '没有任何更改。' },
  })
}
