import { randomInt } from 'node:crypto'
import type { World } from '../../engine/world.ts'
import { nodeOf } from './edge/nodes.ts'
import { invalidParameter } from './errors.ts'
import { findDomainThatIs } from './lifecycle.ts'
import { contentTasks } from './model.ts'

/** Throws away what the nodes keep: each address, or all that begins with it. @throws CloudError */
export function purge(
  world: World,
  urls: readonly string[],
  what: { readonly kind: 'url' } | { readonly kind: 'path'; readonly flushType: string },
): { TaskId: string } {
  const found = readAddresses(world, urls)
  const taskId = newTaskId()
  for (const { hostname, pathname, search } of found) {
    const asked = pathname + search
    const isMeant = (target: string) =>
      what.kind === 'path' ? target.startsWith(pathname) : target === asked
    const how = what.kind === 'path' && what.flushType === 'flush' ? 'flush' : 'delete'
    nodeOf(world, hostname)?.kept.purge(hostname, isMeant, how)
  }
  for (const { href: url } of found) {
    const now = world.clock.now()
    contentTasks(world).set(world.ids.next('task'), {
      ...{ taskId, url, ...what, area: 'mainland', status: 'done', createdAt: now, updatedAt: now },
    })
  }
  return { TaskId: taskId }
}

/** The addresses of a request, of domains that are there. @throws CloudError */
export function readAddresses(world: World, urls: readonly string[]): URL[] {
  if (urls.length === 0) throw invalidParameter('No address is given.')
  return urls.map((text) => {
    if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
      throw invalidParameter(`\`${text}\` is not a URL with http:// or https://.`)
    }
    const url = new URL(text)
    findDomainThatIs(world, url.hostname, 'online', 'processing')
    return url
  })
}

export function newTaskId(): string {
  return String(randomInt(1_000_000_000, 2 ** 40))
}
