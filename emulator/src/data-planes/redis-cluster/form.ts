import { ensureRedis, type RedisServer } from '../redis-server.ts'
import { waitUntil } from '../wait-until.ts'
import { handOver, moveSlots, takeSlots } from './move-slots.ts'
import { type Node, withNodes } from './node.ts'
import { type Move, shareOut, slotCount } from './share-out.ts'
import { type View, viewOf } from './view.ts'

/** They tell each other once a second, and take keys two seconds after their start. Milliseconds. */
const patience = 60_000

/**
 * Makes servers run as one cluster whose keys lie on the first `shards` of them, whatever state an earlier life left it
 * in. The others, from which all keys went, belong to it no more and can be destroyed.
 */
export async function ensureRedisCluster(servers: readonly RedisServer[], shards: number): Promise<void> {
  await Promise.all(servers.map(ensureRedis))
  await withNodes(servers, async (nodes) => {
    await takeFreeSlots(nodes, shards)
    await introduce(nodes)
    await finishMoves(nodes)
    await spread(nodes, shards)
    await dismiss(nodes.slice(0, shards), nodes.slice(shards))
  })
}

/** Before they meet: who has what is told with the first word, and once a second afterwards. */
async function takeFreeSlots(nodes: readonly Node[], shards: number): Promise<void> {
  const free = (await movesOf(nodes, shards)).filter(({ from }) => from === undefined)
  for (const [index, node] of nodes.entries())
    await takeSlots(
      node,
      free.filter(({ to }) => to === index).map(({ slot }) => slot),
    )
}

async function introduce(nodes: readonly Node[]): Promise<void> {
  for (const node of nodes) {
    const { known } = await viewOf(node)
    for (const { server } of nodes.filter(({ id }) => !known.has(id)))
      await node.session.cluster('MEET', server.address, server.port, server.busPort ?? 0)
  }
  await until('know each other', async () => {
    const views = await viewsOf(nodes)
    const everybody = views.every(({ known }) => nodes.every(({ id }) => known.has(id)))
    const claimed = views.flatMap(({ slots }) => slots)
    // A move that was broken off leaves two owners, until the old one hears of it.
    return everybody && new Set(claimed).size === claimed.length
  })
  // A newcomer takes no keys yet, neither from others nor from clients who are sent there.
  await until('agree on who has which keys', () => all(nodes, isWhole))
}

/** Those that an earlier life did not come to end: their keys lie in two places. */
async function finishMoves(nodes: readonly Node[]): Promise<void> {
  const views = await viewsOf(nodes)
  for (const [index, from] of nodes.entries())
    for (const [place, to] of nodes.entries()) {
      const slots = [...(views[index]?.leaving ?? [])].filter(([, id]) => id === to.id).map(([slot]) => slot)
      const arrived = new Set(views[place]?.slots)
      // Of those, the old owner alone was not told any more.
      await handOver(nodes, { from, to, slots: slots.filter((slot) => arrived.has(slot)) })
      await moveSlots(nodes, { from, to, slots: slots.filter((slot) => !arrived.has(slot)) })
    }
}

async function spread(nodes: readonly Node[], shards: number): Promise<void> {
  const routes = Map.groupBy(await movesOf(nodes, shards), ({ from, to }) => `${from} ${to}`)
  for (const moves of routes.values()) {
    const [from, to] = [nodes[moves[0]?.from ?? -1], nodes[moves[0]?.to ?? -1]]
    if (from && to) await moveSlots(nodes, { from, to, slots: moves.map(({ slot }) => slot) })
  }
}

async function movesOf(nodes: readonly Node[], shards: number): Promise<Move[]> {
  const views = await viewsOf(nodes)
  return shareOut(
    views.map(({ slots }) => slots),
    shards,
  )
}

async function dismiss(staying: readonly Node[], leaving: readonly Node[]): Promise<void> {
  for (const { session } of staying) for (const { id } of leaving) await session.cluster('FORGET', id)
  await until('go on without those that leave', () => all(staying, isWhole))
}

function isWhole(info: string): boolean {
  return info.includes('cluster_state:ok') && info.includes(`cluster_slots_ok:${slotCount}`)
}

async function all(nodes: readonly Node[], isSo: (info: string) => boolean): Promise<boolean> {
  const told = await Promise.all(nodes.map(({ session }) => session.cluster('INFO')))
  return told.every((info) => isSo(String(info)))
}

function viewsOf(nodes: readonly Node[]): Promise<View[]> {
  return Promise.all(nodes.map(viewOf))
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  if (await waitUntil(isSo, patience)) return
  throw new Error(`The servers of a Redis cluster do not ${what}.`)
}
