import type { RedisConfig } from './schema.ts'

/** Whether clients speak to each shard themselves, rather than to one server or a proxy. */
export function isDirect({ architecture }: Pick<RedisConfig, 'architecture'>): boolean {
  return architecture.type === 'cluster' && architecture.connection === 'direct'
}
