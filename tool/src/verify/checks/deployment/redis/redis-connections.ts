import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { surveyed } from '../../../measure/host-survey.ts'

const share = 0.8

export const redisConnections: Check = {
  id: 'redis-connections',
  title: { en: 'The app’s connections fit into what Redis allows', zh: 'Redis 连接数在上限之内' },
  story: ['3.2.3', '3.5.1'],
  expected: { en: 'a limit, and less than 80 % of it in use', zh: '已设上限，且使用低于 80 %' },
  mend: {
    en: 'Take more memory or shards (redis): the limit grows with them.',
    zh: '增加 redis 内存或分片，连接上限随之提高。',
  },
  async run(input) {
    const { connected_clients: held = '0', maxclients: most = '0' } = await surveyed(input, 'redisInfo')
    const holds = Number(held) > 0 && Number(most) > 0 && Number(held) < share * Number(most)
    return judged(holds, `${held} / ${most}`, [`INFO clients: connected_clients ${held}, maxclients ${most}`])
  },
}
