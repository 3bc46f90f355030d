import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const redisNetwork: Check = {
  id: 'redis-network',
  title: { en: 'Redis is in the environment’s own network', zh: 'Redis 位于环境自有的私有网络' },
  story: ['3.1.3', '3.3.4'],
  expected: {
    en: 'the VPC, subnet and data group of the environment, and no address on the internet',
    zh: '环境自有的 VPC、子网与数据安全组，且没有外网地址',
  },
  mend: {
    en: 'Close the public address in the console; `npx tengyun drift` names it.',
    zh: '在控制台关闭外网地址；`npx tengyun drift` 会指出。',
  },
  async run(input) {
    const { id, fields } = observedAt<RedisFields>(input, keys.redis)
    const isPublic = fields.publicAddress !== undefined
    const holds =
      fields.vpc === observedAt(input, keys.vpc).id &&
      fields.subnet === observedAt(input, keys.subnet).id &&
      fields.securityGroups.includes(observedAt(input, keys.dataGroup).id) &&
      !isPublic
    const told = `${id}: ${fields.vpc}, ${fields.subnet}, ${fields.securityGroups.join(' ')}`
    return judged(holds, isPublic ? `${told}, ${fields.publicAddress}` : told)
  },
}
