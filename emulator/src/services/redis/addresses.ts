import type { World } from '../../engine/world.ts'
import type { ClusterNode, Instance } from './model.ts'

/** Servers of a cluster speak with each other on a port of their own: by Redis' convention, that much above. */
const busOffset = 10_000
const highestPort = 65_535

type Place = Pick<Instance, 'address' | 'port'>

export async function chooseAddress(world: World, owner: string, preferred: number): Promise<Place> {
  const address = await world.addresses.allocate(owner)
  return { address, port: await world.addresses.choosePort(address, preferred) }
}

/** Where the servers of a new cluster without a proxy listen. Its address is the first one's. */
export async function chooseNodes(
  world: World,
  instanceId: string,
  { shards, port }: Pick<Instance, 'shards' | 'port'>,
): Promise<Place & { nodes: readonly ClusterNode[] }> {
  const first = await chooseNode(world, instanceId, 1, port)
  const nodes = await addNodes(world, instanceId, [first], shards)
  return { address: first.address, port: first.port, nodes }
}

/** The servers that more shards take; those that there are, where they are to be fewer. */
export async function moreNodes(
  world: World,
  { instanceId, nodes }: Pick<Instance, 'instanceId' | 'nodes'>,
  shards: number,
): Promise<readonly ClusterNode[] | undefined> {
  return nodes && addNodes(world, instanceId, nodes, shards)
}

export function releaseNode(world: World, instanceId: string, { name }: ClusterNode): void {
  world.addresses.release(`${instanceId}/${name}`)
}

export function releaseAddresses(world: World, { instanceId, nodes = [] }: Instance): void {
  world.addresses.release(instanceId)
  for (const node of nodes) releaseNode(world, instanceId, node)
}

async function addNodes(
  world: World,
  instanceId: string,
  present: readonly ClusterNode[],
  shards: number,
): Promise<readonly ClusterNode[]> {
  const nodes = [...present]
  while (nodes.length < shards)
    nodes.push(await chooseNode(world, instanceId, nodes.length + 1, nodes[0]?.port ?? 0))
  return nodes
}

async function chooseNode(
  world: World,
  instanceId: string,
  number: number,
  preferred: number,
): Promise<ClusterNode> {
  const name = `shard-${number}`
  const { address, port } = await chooseAddress(world, `${instanceId}/${name}`, preferred)
  const usual = port + busOffset
  const busPort = await world.addresses.choosePort(address, usual <= highestPort ? usual : 0)
  return { name, address, port, busPort }
}
