import type { Database } from '../../databases/chosen.ts'
import type { Text } from '../../text.ts'
import type { Rule } from '../rule.ts'
import type { RuleInput } from './index.ts'
import { below, fails } from './steps.ts'

/** What the app stands on. How full and how busy databases are, Cloud Monitor tells; this is whether they answer. */
export function backingRules({ thresholds, environment, databases }: RuleInput): Rule[] {
  const next = `npx tengyun health ${environment}`
  const [info, warning, critical] = thresholds.certificates
  return [
    ...databases.map((database) => silence(database, next)),
    {
      id: 'certificate',
      title: { en: 'A certificate ends soon', zh: '证书即将到期' },
      unit: 'days',
      ...below([info, 'info'], [warning, 'warning'], [critical, 'critical']),
      lasts: 0,
      follows: [],
      shared: true,
      next: `npx tengyun apply ${environment}`,
    },
  ]
}

const titles: Readonly<Record<Database, Text>> = {
  postgres: { en: 'PostgreSQL does not answer', zh: 'PostgreSQL 无响应' },
  redis: { en: 'Redis does not answer', zh: 'Redis 无响应' },
}

function silence(id: Database, next: string): Rule {
  return { id, title: titles[id], unit: '', ...fails('critical'), lasts: 60, follows: [], shared: true, next }
}
