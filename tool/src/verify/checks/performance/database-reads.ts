import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { loadOf } from '../../measure/load.ts'
import { noAcceptance } from '../reasons.ts'

/** Milliseconds. */
const limit = 1_000

export const databaseReads: Check = {
  id: 'database-reads',
  title: { en: 'Plans, runs and files are read fast, each by itself', zh: '计划、运行与文件等查询逐项达标' },
  story: ['P4', 'C2'],
  expected: {
    en: `P95 below ${limit} ms for each list that comes from the database`,
    zh: `每个来自数据库的列表 P95 小于 ${limit} 毫秒`,
  },
  mend: {
    en: 'See which queries are slow: `npx tengyun db slow`; then a larger postgres.size.',
    zh: '用 `npx tengyun db slow` 查看慢查询，或提高 postgres.size。',
  },
  async run(input) {
    const load = await loadOf(input)
    if (load === undefined) return noAcceptance('')
    const told = load.paths.map(({ path, p95 }) => `${path} ${p95} ms`)
    return judged(
      load.paths.every(({ p95 }) => p95 < limit),
      told.join(', '),
      told,
    )
  },
}
