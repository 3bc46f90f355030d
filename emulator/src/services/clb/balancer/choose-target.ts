import { createHash } from 'node:crypto'
import type { World } from '../../../engine/world.ts'
import { targetsOf } from '../find.ts'
import { healthOf, hostAddressOf } from '../health/monitor.ts'
import { keyOf, type Listener, type Rule, type Scheduler, type Target } from '../model.ts'

/** A target that was chosen, and where it listens. */
export interface Chosen {
  readonly key: string
  readonly host: string
  readonly port: number
}

/** What one load balancer's schedulers remember: turns taken, and connections that are open, by target. */
export interface Load {
  readonly turns: Map<string, number>
  readonly connections: Map<string, number>
}

export function noLoad(): Load {
  return { turns: new Map(), connections: new Map() }
}

/** The target for a new connection or request of a client; none if no target of any weight is left. */
export function chooseTarget(
  world: World,
  owner: Listener | Rule,
  client: string,
  load: Load,
  failed: ReadonlySet<string> = new Set(),
): Chosen | undefined {
  const candidates = available(world, owner).filter((target) => !failed.has(keyOf(target)))
  const target = pick(owner.scheduler, candidates, client, load)
  return target && { key: keyOf(target), host: hostAddressOf(world, target), port: target.port }
}

/**
 * Targets whose weight is not 0 and that are healthy. When all of them are unhealthy, all get requests: a wrong
 * health check should not take a service down. https://cloud.tencent.com/document/product/214/6097
 */
function available(world: World, owner: Listener | Rule): Target[] {
  const part = 'locationId' in owner ? owner : { ...owner, locationId: '' }
  const weighted = targetsOf(world, part).filter(({ weight }) => weight > 0)
  const healthy = weighted.filter((target) => ['Alive', 'Close'].includes(healthOf(world, target)))
  return healthy.length > 0 ? healthy : weighted
}

function pick(
  scheduler: Scheduler,
  candidates: readonly Target[],
  client: string,
  { turns, connections }: Load,
): Target | undefined {
  if (scheduler === 'WRR') return takeTurn(candidates, turns)
  if (scheduler === 'IP_HASH') return byHash(candidates, client)
  const busyness = (target: Target) => (connections.get(keyOf(target)) ?? 0) / target.weight
  return candidates.toSorted((a, b) => busyness(a) - busyness(b))[0]
}

/** Smooth weighted round robin, as nginx has it: with weights 2 and 1 the turns are A B A, not A A B. */
function takeTurn(candidates: readonly Target[], turns: Map<string, number>): Target | undefined {
  let best: Target | undefined
  let bestTurn = Number.NEGATIVE_INFINITY
  let total = 0
  for (const target of candidates) {
    const turn = (turns.get(keyOf(target)) ?? 0) + target.weight
    turns.set(keyOf(target), turn)
    total += target.weight
    if (turn > bestTurn) [best, bestTurn] = [target, turn]
  }
  if (best) turns.set(keyOf(best), bestTurn - total)
  return best
}

function byHash(candidates: readonly Target[], client: string): Target | undefined {
  const place = createHash('sha256').update(client).digest().readUInt32BE() % Math.max(1, candidates.length)
  return candidates[place]
}
