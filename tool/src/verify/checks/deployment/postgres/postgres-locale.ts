import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { databaseFacts } from '../../../measure/database.ts'

/** Names of UTC+8; the last one is spelled the wrong way round, as POSIX wants it. */
const beijing = ['Asia/Shanghai', 'PRC', 'Etc/GMT-8']

export const postgresLocale: Check = {
  id: 'postgres-locale',
  title: { en: 'Texts are UTF-8 and times are those of Beijing', zh: '字符集为 UTF8，时区为 UTC+8' },
  story: ['2.2.1', '2.2.2'],
  expected: { en: 'encoding UTF8, time zone Asia/Shanghai', zh: '字符集 UTF8，时区 Asia/Shanghai' },
  mend: {
    en: 'The time zone comes back with `npx tengyun apply`; an encoding is for good: restore into a new database.',
    zh: '时区可用 `npx tengyun apply` 恢复；字符集不可更改，请恢复到新数据库。',
  },
  async run(input) {
    const { encoding, timezone } = await databaseFacts(input)
    const holds = encoding === 'UTF8' && beijing.includes(timezone)
    return judged(holds, `${encoding}, ${timezone}`, [
      `server_encoding = ${encoding}`,
      `TimeZone = ${timezone}`,
    ])
  },
}
