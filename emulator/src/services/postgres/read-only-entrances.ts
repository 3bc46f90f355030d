import { connect, createServer, type Server, type Socket } from 'node:net'
import { joinSockets } from '../../data-planes/join-sockets.ts'
import type { World } from '../../engine/world.ts'
import { membersOf, type ReadOnlyGroup, readOnlyGroups } from './read-only-groups.ts'

/** What listens at the addresses of groups. It lives in the emulator, and is opened again with it. */
interface Entrance {
  readonly server: Server
  /** The connections to each member, by instance id. */
  readonly open: Map<string, Set<Socket>>
}

const entrances = new WeakMap<World, Map<string, Entrance>>()

/** Listens at the group's address, if it does not already, for as long as the emulator runs. */
export async function openEntrance(world: World, { groupId, address, port }: ReadOnlyGroup): Promise<void> {
  const opened = entrancesOf(world)
  if (opened.has(groupId)) return
  const entrance: Entrance = { server: createServer({ allowHalfOpen: true }), open: new Map() }
  opened.set(groupId, entrance)
  entrance.server.on('connection', (client) => forward(world, groupId, entrance, client))
  try {
    await new Promise<void>((resolve, reject) => {
      entrance.server.once('error', reject).listen({ host: address, port, exclusive: true }, resolve)
    })
  } catch (error) {
    opened.delete(groupId)
    throw error
  }
}

export async function closeEntrance(world: World, groupId: string): Promise<void> {
  const entrance = entrancesOf(world).get(groupId)
  if (!entrance) return
  entrancesOf(world).delete(groupId)
  const closed = new Promise((resolve) => entrance.server.close(resolve))
  for (const sockets of entrance.open.values()) for (const socket of sockets) socket.destroy()
  await closed
}

export async function openEntrances(world: World): Promise<void> {
  const groups = [...readOnlyGroups(world).values()].filter(({ status }) => status !== 'creating')
  await Promise.all(groups.map((group) => openEntrance(world, group)))
}

export async function closeEntrances(world: World): Promise<void> {
  await Promise.all([...entrancesOf(world).keys()].map((groupId) => closeEntrance(world, groupId)))
}

/** To the member with the fewest connections; a group whose members are all away hangs up. */
function forward(world: World, groupId: string, { open }: Entrance, client: Socket): void {
  const running = membersOf(world, groupId).filter(({ status }) => status === 'running')
  const load = (instanceId: string) => open.get(instanceId)?.size ?? 0
  const [member] = running.sort((a, b) => load(a.instanceId) - load(b.instanceId))
  if (!member) {
    client.destroy()
    return
  }
  const { instanceId, address: host, port } = member
  const server = connect({ host, port, allowHalfOpen: true })
  const sockets = open.get(instanceId) ?? new Set()
  open.set(instanceId, sockets.add(server))
  server.once('close', () => sockets.delete(server))
  joinSockets(client, server)
}

function entrancesOf(world: World): Map<string, Entrance> {
  const known = entrances.get(world) ?? new Map<string, Entrance>()
  entrances.set(world, known)
  return known
}
