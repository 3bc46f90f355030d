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
    const infos = Object.entries(await surveyed(input, 'redisInfo'))
    const versions = [...new Set(infos.map(([, { redis_version: version = '' }]) => version))]
    return judged(
      versions.length > 0 && versions.every((version) => Number.parseInt(version, 10) >= least),
      versions.join(', '),
      infos.map(([name, { redis_version: version }]) => `${name} INFO server: redis_version ${version}`),
    )
  },
}
