import type { World } from '../../../engine/world.ts'
import type { Listener, Rule } from '../model.ts'
import { type Chosen, chooseTarget, type Load } from './choose-target.ts'

/**
 * Chooses a target and counts the connection to it until `over` is called.
 *
 * @param failed keys of targets that were tried for this one already
 */
export function openConnection(
  world: World,
  owner: Listener | Rule,
  client: string,
  load: Load,
  failed?: ReadonlySet<string>,
): { readonly target: Chosen; readonly over: () => void } | undefined {
  const target = chooseTarget(world, owner, client, load, failed)
  if (!target) return undefined
  const { connections } = load
  const add = (change: number) => {
    connections.set(target.key, (connections.get(target.key) ?? 0) + change)
  }
  add(1)
  return { target, over: () => add(-1) }
}
