import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { databaseFacts } from '../../measure/database.ts'

export const databaseAccount: Check = {
  id: 'database-account',
  title: { en: 'The app’s account in PostgreSQL can do no more than it needs', zh: '数据库账户权限最小化' },
  story: ['2.3.1', 'T3'],
  expected: { en: 'it owns its database, and has no privilege beyond', zh: '仅为本库属主，无其他特权' },
  mend: {
    en: 'Take the privileges away with `npx tengyun db console --write`, as the administrator.',
    zh: '由管理员收回多余权限。',
  },
  async run(input) {
    const { user, owner, privileges } = await databaseFacts(input)
    const told = `${user}: ${privileges.join(', ') || '∅'}`
    return judged(user === owner && privileges.length === 0, told, [`owner: ${owner}`, `pg_roles: ${told}`])
  },
}
