import type { Text } from '../../text.ts'
import type { Needs } from '../detected-app.ts'
import type { ComposeFile, OtherService } from './compose-file.ts'

/** What becomes of a service that stands beside the app. */
type Fate = 'postgres' | 'redis' | 'proxy' | 'worker' | 'left'

const fates: readonly (readonly [Fate, RegExp])[] = [
  ['postgres', /(^|\/)(postgres|postgis|timescaledb|pgvector)/],
  ['redis', /(^|\/)(redis|valkey|keydb|dragonfly)/],
  ['proxy', /(^|\/)(nginx|traefik|caddy|haproxy|nginx-proxy)/],
]

function fateOf({ image = '', isOfTheApp }: OtherService): Fate {
  if (isOfTheApp) return 'worker'
  return fates.find(([, pattern]) => pattern.test(image))?.[0] ?? 'left'
}

/** The databases that stand beside the app. */
export function neededBeside({ others }: ComposeFile): Needs {
  const all = new Set(others.map(fateOf))
  return { postgres: all.has('postgres'), redis: all.has('redis') }
}

/** What becomes of each service besides the app. */
export function neighbourAdvice({ name, others }: ComposeFile): Text[] {
  return (Object.keys(words) as Fate[]).flatMap((fate) => {
    const services = others.filter((one) => fateOf(one) === fate).map((service) => service.name)
    if (services.length === 0) return []
    const { en, zh } = words[fate]
    return [{ en: `${name}: ${services.join(', ')} ${en}`, zh: `${name}：${services.join('、')} ${zh}` }]
  })
}

const words: Readonly<Record<Fate, Text>> = {
  postgres: {
    en: 'becomes TencentDB for PostgreSQL; the app finds it in DATABASE_URL.',
    zh: '由云数据库 PostgreSQL 代替，应用通过 DATABASE_URL 访问。',
  },
  redis: {
    en: 'becomes TencentDB for Redis; the app finds it in REDIS_URL.',
    zh: '由云数据库 Redis 代替，应用通过 REDIS_URL 访问。',
  },
  proxy: { en: 'is not needed: an nginx stands before the app.', zh: '不需要：应用之前已有 nginx。' },
  worker: {
    en: 'runs the same image with another command: name that in app.worker, and give it hosts of its own in compute.roles; it has to answer the probes there. On hosts that do everything, one command starts both.',
    zh: '以另一条命令运行同一镜像：请将该命令写入 app.worker，并通过 compute.roles 为其分配主机；它须应答探测。在不分角色的主机上，由同一条命令一并启动。',
  },
  left: {
    en: 'is not run by Tengyun, which runs the app, PostgreSQL and Redis. Order it in the cloud, and tell the app its address in `variables`.',
    zh: '不由腾云运行（仅运行应用、PostgreSQL 与 Redis）。请在云上另行购买，并通过 `variables` 告知应用其地址。',
  },
}
