import { CloudCallError, outcomeOf } from '../../cloud/errors.ts'
import { allPages } from '../../cloud/pages.ts'
import type { ResourceContext } from '../kind.ts'

/** The names of the account's zones. None at all is an error to DNSPod. */
export async function allZones({ cloud }: ResourceContext): Promise<string[]> {
  try {
    const zones = await allPages(async (Offset) => {
      const answer = await cloud.call('dnspod', 'DescribeDomainList', { Offset, Limit: 3_000 })
      return { items: answer.DomainList ?? [], total: answer.DomainCountInfo?.DomainTotal ?? 0 }
    })
    return zones.map(({ Name }) => Name ?? '')
  } catch (error) {
    if (error instanceof CloudCallError && outcomeOf(error) === 'gone') return []
    throw error
  }
}
