import { redisOf } from '../../../../databases/chosen.ts'
import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'

/** The cloud offers no `appendonly`; backups to any second are the nearest to it. */
export const redisPersistence: Check = {
  id: 'redis-persistence',
  title: { en: 'What Redis holds outlives it', zh: 'Redis 持久化与每日备份' },
  story: ['3.2.2', '3.4.1', '3.4.2', 'R12', 'R13'],
  expected: {
    en: 'a daily backup that is kept for seven days, and going back to any second where the config asks for it; in production in any case',
    zh: '每日备份保留 7 天；配置要求时（生产环境必须）可恢复到任意一秒',
  },
  mend: {
    en: 'Set redis.backup.everySecond, and run `npx tengyun apply`.',
    zh: '设置 redis.backup.everySecond 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const redis = redisOf(input.session)
    const { backup } = observedAt<RedisFields>(input, keys.redis).fields
    const wanted = redis.backup
    const everySecond = wanted.everySecond || isProduction(input)
    const holds = backup.window === wanted.window && (backup.everySecond || !everySecond)
    const evidence = [`DescribeAutoBackupConfig: ${backup.window}`, `every second: ${backup.everySecond}`]
    return judged(holds, evidence.join(', '), evidence)
  },
}
