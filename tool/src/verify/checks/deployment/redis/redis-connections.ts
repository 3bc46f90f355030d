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
    const infos = Object.entries(await surveyed(input, 'redisInfo'))
    const rows = infos.map(([name, { connected_clients: held = '0', maxclients: most = '0' }]) => ({
      name,
      held: Number(held),
      most: Number(most),
    }))
    const holds =
      rows.length > 0 && rows.every(({ held, most }) => held > 0 && most > 0 && held < share * most)
    return judged(
      holds,
      rows.map(({ held, most }) => `${held} / ${most}`).join(', '),
      rows.map(
        ({ name, held, most }) => `${name} INFO clients: connected_clients ${held}, maxclients ${most}`,
      ),
    )
  },
}
