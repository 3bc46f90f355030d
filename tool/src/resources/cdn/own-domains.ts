import type { DetailDomain } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudCallError, outcomeOf } from '../../cloud/errors.ts'
import { allPages, pageSize } from '../../cloud/pages.ts'
import type { ResourceContext } from '../kind.ts'
import { identify, projectTag, tagsFrom } from '../ownership.ts'

/** The accelerated domains of the environment. CDN filters by the key of a tag only. */
export async function ownDomains({ cloud, owner }: ResourceContext): Promise<DetailDomain[]> {
  const Filters = [{ Name: 'tagKey', Value: [projectTag] }]
  try {
    const domains = await allPages(async (Offset) => {
      const answer = await cloud.call('cdn', 'DescribeDomainsConfig', { Filters, Offset, Limit: pageSize })
      return { items: answer.Domains ?? [], total: answer.TotalNumber ?? 0 }
    })
    return domains.filter(({ Tag }) => identify(owner, 'cdn-domain', '', tagsFrom(Tag)) !== undefined)
  } catch (error) {
    // An account that never switched CDN on has no domains.
    if (error instanceof CloudCallError && outcomeOf(error) === 'gone') return []
    throw error
  }
}
