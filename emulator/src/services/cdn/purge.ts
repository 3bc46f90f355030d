import { randomInt } from 'node:crypto'
import type { World } from '../../engine/world.ts'
import { invalidParameter } from './errors.ts'
import { findDomainThatIs } from './lifecycle.ts'

/** Nothing is cached here, so nothing is to be thrown away: what is left is to refuse what the cloud would. */
export function purge(world: World, urls: readonly string[]): { TaskId: string } {
  if (urls.length === 0) throw invalidParameter('Nothing to purge.')
  for (const url of urls) {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw invalidParameter(`\`${url}\` is not a URL with http:// or https://.`)
    }
    findDomainThatIs(world, new URL(url).hostname, 'online', 'processing')
  }
  return { TaskId: String(randomInt(1_000_000_000, 2 ** 40)) }
}
