import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { syncNodes } from './edge/nodes.ts'
import { domainNotFound } from './errors.ts'
import { durations } from './limits.ts'
import { type CdnDomain, cdnDomains, type DomainStatus } from './model.ts'

const settleTask = 'cdn.settle'

/** What follows a passing status. */
const lasting = { processing: 'online', closing: 'offline' } as const

export function handleTasks(world: World): void {
  world.scheduler.handle(settleTask, ({ domain }) => settle(world, String(domain)))
}

/** Begins to bring a domain to the nodes, or to take it off. */
export function deploy(world: World, domain: CdnDomain, passing: 'processing' | 'closing'): void {
  cdnDomains(world).set(domain.domain, { ...domain, status: passing, updatedAt: world.clock.now() })
  const after = passing === 'processing' ? durations.deploy : durations.stop
  world.scheduler.schedule({ handler: settleTask, after, payload: { domain: domain.domain } })
}

/** @throws CloudError `ResourceNotFound.CdnHostNotExists` */
export function findDomain(world: World, name: string): CdnDomain {
  const domain = cdnDomains(world).get(name)
  if (!domain) throw domainNotFound()
  return domain
}

/** The domain, if it is in that status and nothing is under way. @throws CloudError */
export function findDomainThatIs(world: World, name: string, ...wanted: DomainStatus[]): CdnDomain {
  const domain = findDomain(world, name)
  if (wanted.includes(domain.status)) return domain
  if (domain.status in lasting) {
    throw new CloudError('ResourceInUse.CdnOpInProgress', '域名正在部署中，请稍后重试。')
  }
  throw domain.status === 'online'
    ? new CloudError('ResourceUnavailable.CdnHostIsNotOffline', '域名未下线。')
    : new CloudError('ResourceUnavailable.CdnHostIsNotOnline', '域名未上线。')
}

/** Safe to repeat. */
async function settle(world: World, name: string): Promise<void> {
  const domain = cdnDomains(world).get(name)
  if (domain?.status === 'processing' || domain?.status === 'closing') {
    const { deployed: _before, ...record } = domain
    cdnDomains(world).set(name, {
      ...record,
      status: lasting[domain.status],
      ...(domain.status === 'processing' ? { deployed: domain.settings } : {}),
      updatedAt: world.clock.now(),
    })
  }
  await syncNodes(world)
}
