import { TengyunError } from '../errors/tengyun-error.ts'
import type { Run } from './command.ts'
import { check } from './db/check.ts'
import { openConsole } from './db/console.ts'
import { failover } from './db/failover.ts'
import { migrate } from './db/migrate.ts'
import { begin } from './db/new.ts'
import { slow } from './db/slow.ts'
import { status } from './db/status.ts'

const actions: ReadonlyMap<string, Run> = new Map(
  Object.entries({
    check,
    new: begin,
    status,
    migrate,
    console: openConsole,
    slow,
    failover,
  }),
)

export const db: Run = (input) => {
  const { words } = input
  const action = actions.get(words[0] ?? '')
  if (action !== undefined && words.length <= 2) return action(input)
  throw new TengyunError('cli/usage', { where: ['db', ...words].join(' '), command: 'npx tengyun db check' })
}
