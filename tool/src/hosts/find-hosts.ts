import type { Observed } from '../plan/model.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Host } from './host.ts'
import { tatTransport } from './tat.ts'

/** The environment's hosts among what was observed, with the address people reach them at. */
export async function findHosts(context: ResourceContext, observed: readonly Observed[]): Promise<Host[]> {
  const instances = observed.filter(({ kind }) => kind === 'cvm')
  if (instances.length === 0) return []
  const answer = await context.cloud.call('cvm', 'DescribeInstances', {
    InstanceIds: instances.map(({ id }) => id),
  })
  const addresses = new Map(
    (answer.InstanceSet ?? []).map((one) => [one.InstanceId, one.PublicIpAddresses?.[0] ?? '']),
  )
  return instances.map(({ id, key }) => ({
    name: key.slice(key.indexOf('/') + 1),
    id,
    publicAddress: addresses.get(id) ?? '',
    transport: tatTransport(context.cloud, id),
  }))
}
