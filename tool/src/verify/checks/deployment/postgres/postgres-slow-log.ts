import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { passed } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

const hour = 3_600_000

export const postgresSlowLog: Check = {
  id: 'postgres-slow-log',
  title: { en: 'PostgreSQL keeps a log of what is slow', zh: 'PostgreSQL 记录慢查询日志' },
  story: ['2.5.4'],
  expected: { en: 'the log of the last hour can be read', zh: '可读取最近一小时的慢日志' },
  mend: {
    en: 'See what the cloud answers, and `npx tengyun db slow`.',
    zh: '查看云端返回的错误，并运行 `npx tengyun db slow`。',
  },
  async run(input) {
    const { cloud } = input.session.context
    const answer = await cloud.call('postgres', 'DescribeSlowQueryList', {
      DBInstanceId: observedAt(input, keys.postgres).id,
      StartTime: inBeijing(Date.now() - hour),
      EndTime: inBeijing(Date.now()),
      Limit: 1,
    })
    const count = answer.TotalCount ?? 0
    return passed({ en: `${count} slow queries within an hour`, zh: `最近一小时 ${count} 条慢查询` }, [
      `DescribeSlowQueryList: TotalCount ${count}`,
    ])
  },
}

/** `2026-11-23 08:00:00`, UTC+8, as the product wants times. */
function inBeijing(at: number): string {
  return new Date(at + 8 * hour).toISOString().slice(0, 19).replace('T', ' ')
}
