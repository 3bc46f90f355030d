import { readCatalogue } from '../../../backups/catalogue.ts'
import { readinessOf } from '../../../backups/readiness.ts'
import { cosBackupStore } from '../../../backups/store.ts'
import { keys } from '../../../resources/desired.ts'
import type { Check } from '../../check.ts'
import { judged, notChosen, skipped } from '../../finding.ts'
import { observedAt } from '../../observed.ts'

export const backupsProven: Check = {
  id: 'backups-proven',
  title: { en: 'A backup was restored, and the app ran on it', zh: '备份已恢复演练成功' },
  story: ['2.4.4', '3.4.3', 'S5'],
  expected: {
    en: 'a drill that went well, of a backup no older than the config allows',
    zh: '配置时限内有一次成功的恢复演练',
  },
  mend: {
    en: 'Run `npx tengyun backup` and `npx tengyun drill`.',
    zh: '运行 `npx tengyun backup` 与 `npx tengyun drill`。',
  },
  async run(input) {
    const { session } = input
    const settings = session.environment.backups
    if (settings === undefined) return noBackups
    if (session.environment.postgres === false) return nothingToRestore
    const store = cosBackupStore(session.context, observedAt(input, keys.backups).id)
    const catalogue = await readCatalogue(store)
    if (catalogue.length === 0 && session.isThrowaway) return noneYet
    const { proven, hours, ok } = readinessOf(catalogue, settings.provenWithin, new Date())
    const steps = catalogue.find(({ id }) => id === proven)?.proof?.steps ?? []
    const age = hours === undefined ? '–' : `${hours.toFixed(1)} h`
    return judged(
      ok,
      `${proven ?? '–'}, ${age}`,
      steps.map(({ name, seconds }) => `${name}: ${seconds.toFixed(1)} s`),
    )
  },
}

export const noBackups = notChosen({
  en: 'The environment keeps no backups (backups).',
  zh: '环境未启用备份（backups）。',
})

const nothingToRestore = notChosen({
  en: 'Without PostgreSQL (postgres: false) no app can run on what was restored: a drill reads every part of a backup.',
  zh: '未使用 PostgreSQL（postgres: false），没有可供应用运行的恢复副本：演练仅读取备份的各个部分。',
})

export const noneYet = skipped({
  en: 'Nothing was backed up yet, and the environment is there to be thrown away. Try it: `npx tengyun backup` and `npx tengyun drill`.',
  zh: '尚无备份，且此环境可随时丢弃。可运行 `npx tengyun backup` 与 `npx tengyun drill` 进行验证。',
})
