import { ownDomains } from '../cdn/own-domains.ts'
import { ownBalancers } from '../clb/own-balancers.ts'
import type { ResourceContext } from '../kind.ts'
import { ownershipFilters } from '../ownership.ts'

/** What a record leads to: a number that a name stands for, or another name. */
export interface Destination {
  readonly id: string
  readonly type: 'A' | 'CNAME'
  readonly value: string
}

/** Everything of the environment that a name can lead to. */
export async function ownDestinations(context: ResourceContext): Promise<Destination[]> {
  const { cloud, owner } = context
  const [addresses, balancers, domains] = await Promise.all([
    cloud.call('vpc', 'DescribeAddresses', { Filters: ownershipFilters(owner), Limit: 100 }),
    ownBalancers(context),
    ownDomains(context),
  ])
  return [
    ...(addresses.AddressSet ?? []).map(
      ({ AddressId = '', AddressIp = '' }): Destination => ({ id: AddressId, type: 'A', value: AddressIp }),
    ),
    ...balancers.map(
      ({ LoadBalancerId: id = '', LoadBalancerVips, LoadBalancerDomain = '' }): Destination => {
        const [address] = LoadBalancerVips ?? []
        // Newer ones have a name instead of an address of their own.
        return address === undefined
          ? { id, type: 'CNAME', value: LoadBalancerDomain }
          : { id, type: 'A', value: address }
      },
    ),
    ...domains.map(
      ({ Domain = '', Cname = '' }): Destination => ({ id: Domain, type: 'CNAME', value: Cname }),
    ),
  ]
}
