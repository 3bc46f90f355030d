import type { World } from '../../engine/world.ts'
import { preheat } from './edge/node.ts'
import { nodeOf } from './edge/nodes.ts'
import { durations } from './limits.ts'
import { contentTasks } from './model.ts'
import { newTaskId, readAddresses } from './purge.ts'

const pushTask = 'cdn.push'

export function handlePushes(world: World): void {
  world.scheduler.handle(pushTask, ({ id }) => carryOut(world, String(id)))
}

/** Has the nodes fetch each address, a little later. @throws CloudError */
export function push(world: World, urls: readonly string[], area: string): { TaskId: string } {
  const taskId = newTaskId()
  const now = world.clock.now()
  for (const { href: url } of readAddresses(world, urls)) {
    const id = world.ids.next('task')
    contentTasks(world).set(id, {
      ...{ taskId, url, kind: 'push', area, status: 'process', createdAt: now, updatedAt: now },
    })
    world.scheduler.schedule({ handler: pushTask, after: durations.push, payload: { id } })
  }
  return { TaskId: taskId }
}

/** Safe to repeat. An origin that refuses or is away makes the task void. */
async function carryOut(world: World, id: string): Promise<void> {
  const task = contentTasks(world).get(id)
  if (task?.status !== 'process') return
  const url = new URL(task.url)
  const node = nodeOf(world, url.hostname)
  const status = node ? await preheat(node, url).catch(() => 502) : 404
  const outcome = status < 400 ? 'done' : 'invalid'
  contentTasks(world).set(id, { ...task, status: outcome, updatedAt: world.clock.now() })
}
