import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { surveyed } from '../../../measure/host-survey.ts'

const least = 6

export const redisVersion: Check = {
  id: 'redis-version',
  title: { en: 'Redis is new enough', zh: 'Redis 版本满足要求' },
  story: ['3.1.2'],
  expected: { en: `Redis ${least} or newer`, zh: `Redis ${least} 及以上` },
  mend: {
    en: 'A version is for good: make an instance of a newer one (redis.version).',
    zh: '版本不可原地更改，请新建更高版本的实例（redis.version）。',
  },
  async run(input) {
    const { redis_version: version = '' } = await surveyed(input, 'redisInfo')
    return judged(Number.parseInt(version, 10) >= least, version, [`INFO server: redis_version ${version}`])
  },
}
