import type { CloudCompute, EnvironmentConfig } from '../config/schema.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Host } from './host.ts'
import { roleByName, serves } from './role.ts'
import { readLogin } from './ssh/login.ts'
import { sshTransport } from './ssh.ts'
import { tatTransport } from './tat.ts'

/** Of a session, what tells where its hosts are. */
export interface Whereabouts {
  readonly context: ResourceContext
  readonly environment: EnvironmentConfig
  readonly project: { readonly folder: string }
}

/**
 * The environment's hosts, with the address people reach them at: its own by SSH, else those in the cloud by TAT.
 * In the cloud they are born side by side and listed as it pleases, so here they come in the order of their names, those
 * that serve people before others: a release goes to `host-1` first, and so does a canary.
 */
export async function findHosts(
  { context, environment, project }: Whereabouts,
  observed: readonly Pick<Observed, 'kind' | 'key' | 'id'>[],
): Promise<Host[]> {
  const { compute } = environment
  const hosts =
    compute.ssh === undefined
      ? await cloudHosts(context, compute, observed)
      : ownHosts(compute.ssh, project.folder)
  return hosts.toSorted((one, other) => Number(serves(other)) - Number(serves(one)))
}

type Ssh = NonNullable<EnvironmentConfig['compute']['ssh']>

function ownHosts({ hosts, identity, jump }: Ssh, folder: string): Host[] {
  return hosts.map((host) => ({
    name: host.name,
    role: host.role ?? 'all',
    id: host.address,
    publicAddress: host.publicAddress ?? host.address,
    transport: sshTransport({
      to: host,
      login: () => readLogin(identity, folder),
      ...(jump === undefined ? {} : { jump }),
    }),
  }))
}

async function cloudHosts(
  context: ResourceContext,
  compute: CloudCompute,
  observed: readonly Pick<Observed, 'kind' | 'key' | 'id'>[],
): Promise<Host[]> {
  const instances = observed.filter(({ kind }) => kind === 'cvm')
  if (instances.length === 0) return []
  const answer = await context.cloud.call('cvm', 'DescribeInstances', {
    InstanceIds: instances.map(({ id }) => id),
  })
  const bucket = observed.find(({ key }) => key === keys.releases)
  const addresses = new Map(
    (answer.InstanceSet ?? []).map((one) => [one.InstanceId, one.PublicIpAddresses?.[0] ?? '']),
  )
  const hosts = instances.map(({ id, key }) => {
    const name = key.slice(key.indexOf('/') + 1)
    return {
      name,
      role: roleByName(compute, name),
      id,
      publicAddress: addresses.get(id) ?? '',
      transport: tatTransport({
        context,
        instanceId: id,
        ...(bucket === undefined ? {} : { bucket: bucket.id }),
      }),
    }
  })
  return hosts.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
}
