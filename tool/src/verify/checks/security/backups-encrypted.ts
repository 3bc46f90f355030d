import { readCatalogue } from '../../../backups/catalogue.ts'
import { cosBackupStore } from '../../../backups/store.ts'
import { keys } from '../../../resources/desired.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { observedAt } from '../../observed.ts'
import { noBackups, noneYet } from './backups-proven.ts'

/** How every file of age begins: https://age-encryption.org/v1 */
const mark = 'age-encryption.org/v1'

export const backupsEncrypted: Check = {
  id: 'backups-encrypted',
  title: {
    en: 'Backups lie encrypted, in a bucket that keeps every version',
    zh: '备份加密存放，且保留全部版本',
  },
  story: ['2.4.3', '3.4.4', 'S5'],
  expected: {
    en: 'each part of the newest backup begins as a file of age',
    zh: '最新备份的每一部分均为 age 加密文件',
  },
  mend: { en: 'Make another with `npx tengyun backup`.', zh: '运行 `npx tengyun backup` 重新备份。' },
  async run(input) {
    const { session } = input
    if (session.environment.backups === undefined) return noBackups
    const bucket = observedAt(input, keys.backups)
    const store = cosBackupStore(session.context, bucket.id)
    const [newest] = await readCatalogue(store)
    if (newest === undefined) return noneYet
    const parts = newest.manifest?.parts ?? []
    const heads = await Promise.all(
      parts.map(async ({ key }) => {
        const object = newest.objects.get(key)
        const head =
          object === undefined ? '' : (await store.read(object, `bytes=0-${mark.length - 1}`)).toString()
        return { key, isSealed: head === mark }
      }),
    )
    const sealed = heads.filter(({ isSealed }) => isSealed).length
    return judged(
      parts.length > 0 && sealed === parts.length && bucket.fields.versioning === true,
      `${newest.id}: ${sealed}/${parts.length}`,
      heads.map(({ key, isSealed }) => `${key}: ${isSealed ? mark : 'not encrypted'}`),
    )
  },
}
