import { TengyunError } from '../errors/tengyun-error.ts'
import type { Run } from './command.ts'
import { bigKeys } from './redis/bigkeys.ts'
import { failover } from './redis/failover.ts'
import { info } from './redis/info.ts'
import { slow } from './redis/slow.ts'

const actions: ReadonlyMap<string, Run> = new Map(Object.entries({ info, slow, bigkeys: bigKeys, failover }))

export const redis: Run = (input) => {
  const { words } = input
  const action = actions.get(words[0] ?? '')
  if (action !== undefined && words.length <= 2) return action(input)
  throw new TengyunError('cli/usage', {
    where: ['redis', ...words].join(' '),
    command: 'npx tengyun redis info',
  })
}
