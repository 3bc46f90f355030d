import type { Service } from '../service.ts'
import { addCdnDomain } from './actions/add-cdn-domain.ts'
import { createVerifyRecord } from './actions/create-verify-record.ts'
import { deleteCdnDomain } from './actions/delete-cdn-domain.ts'
import { describeDomains } from './actions/describe-domains.ts'
import { describeDomainsConfig } from './actions/describe-domains-config.ts'
import { describePurgeTasks } from './actions/describe-purge-tasks.ts'
import { describePushTasks } from './actions/describe-push-tasks.ts'
import { purgePathCache } from './actions/purge-path-cache.ts'
import { purgeUrlsCache } from './actions/purge-urls-cache.ts'
import { pushUrlsCache } from './actions/push-urls-cache.ts'
import { startCdnDomain } from './actions/start-cdn-domain.ts'
import { stopCdnDomain } from './actions/stop-cdn-domain.ts'
import { updateDomainConfig } from './actions/update-domain-config.ts'
import { verifyDomainRecord } from './actions/verify-domain-record.ts'
import { stopNodes, syncNodes } from './edge/nodes.ts'
import { readPlace } from './edge/page.ts'
import { handleTasks } from './lifecycle.ts'
import { handlePushes } from './push.ts'

export const cdn: Service = {
  product: 'cdn',
  version: '2018-06-06',
  global: true,
  actions: {
    AddCdnDomain: addCdnDomain,
    CreateVerifyRecord: createVerifyRecord,
    DeleteCdnDomain: deleteCdnDomain,
    DescribeDomains: describeDomains,
    DescribeDomainsConfig: describeDomainsConfig,
    DescribePurgeTasks: describePurgeTasks,
    DescribePushTasks: describePushTasks,
    PurgePathCache: purgePathCache,
    PurgeUrlsCache: purgeUrlsCache,
    PushUrlsCache: pushUrlsCache,
    StartCdnDomain: startCdnDomain,
    StopCdnDomain: stopCdnDomain,
    UpdateDomainConfig: updateDomainConfig,
    VerifyDomainRecord: verifyDomainRecord,
  },
  pages: { cdn: readPlace },
  start: async (world) => {
    handleTasks(world)
    handlePushes(world)
    await syncNodes(world)
  },
  stop: async (world) => stopNodes(world),
}
