import type { Host } from '../hosts/host.ts'
import type { Observed } from '../plan/model.ts'
import { balancerKey } from '../resources/desired/keys.ts'
import type { Session } from '../session.ts'
import { siteUrl } from '../site-url.ts'

/** Where people come in: by the name that has a certificate, else at the load balancer, else at the first host. */
export async function frontDoor(
  { environment, context }: Session,
  observed: readonly Observed[],
  hosts: readonly Host[],
): Promise<string | undefined> {
  const { domain, compute, cloud } = environment
  const balancer = observed.find(({ key }) => key === balancerKey)
  if (balancer !== undefined) {
    // Names of the emulated cloud are known to nobody else.
    if (domain?.certificate !== undefined && cloud === 'tencent') return `https://${domain.name}`
    const request = { LoadBalancerIds: [balancer.id] }
    const { LoadBalancerSet } = await context.cloud.call('clb', 'DescribeLoadBalancers', request)
    const address = LoadBalancerSet?.[0]?.LoadBalancerVips?.[0]
    if (address !== undefined && domain?.certificate === undefined) return siteUrl(address, 80)
  }
  const address = hosts[0]?.publicAddress
  return address ? siteUrl(address, compute.port) : undefined
}
