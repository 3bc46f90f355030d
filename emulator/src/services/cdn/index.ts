import type { Service } from '../service.ts'
import { addCdnDomain } from './actions/add-cdn-domain.ts'
import { createVerifyRecord } from './actions/create-verify-record.ts'
import { deleteCdnDomain } from './actions/delete-cdn-domain.ts'
import { describeDomains } from './actions/describe-domains.ts'
import { describeDomainsConfig } from './actions/describe-domains-config.ts'
import { purgePathCache } from './actions/purge-path-cache.ts'
import { purgeUrlsCache } from './actions/purge-urls-cache.ts'
import { startCdnDomain } from './actions/start-cdn-domain.ts'
import { stopCdnDomain } from './actions/stop-cdn-domain.ts'
import { updateDomainConfig } from './actions/update-domain-config.ts'
import { verifyDomainRecord } from './actions/verify-domain-record.ts'
import { handleTasks } from './lifecycle.ts'

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
    PurgePathCache: purgePathCache,
    PurgeUrlsCache: purgeUrlsCache,
    StartCdnDomain: startCdnDomain,
    StopCdnDomain: stopCdnDomain,
    UpdateDomainConfig: updateDomainConfig,
    VerifyDomainRecord: verifyDomainRecord,
  },
  start: handleTasks,
}
