import type { Collection, Json } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import type { ActionContext } from '../service.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { watchTargets } from './health/monitor.ts'
import { durations } from './limits.ts'
import {
  busyWith,
  type Listener,
  type LoadBalancer,
  listeners,
  loadBalancers,
  type Rule,
  rules,
  type Target,
  type Task,
  targets,
  tasks,
} from './model.ts'

const finishTask = 'clb.finish'

const collections = { loadBalancers, listeners, rules, targets }

interface Records {
  loadBalancers: LoadBalancer
  listeners: Listener
  rules: Rule
  targets: Target
}

/** A record that a task writes when it ends; null removes it. */
export interface Change {
  readonly kind: keyof Records
  readonly id: string
  readonly record: object | null
}

export function save<Kind extends keyof Records>(kind: Kind, id: string, record: Records[Kind]): Change {
  return { kind, id, record }
}

export function drop(kind: keyof Records, id: string): Change {
  return { kind, id, record: null }
}

/**
 * Begins a change of load balancers that nobody else is changing. It decides at once, and takes effect when the
 * task ends; until then every other write on them is refused.
 *
 * @param duration milliseconds of cloud time
 */
export function beginTask(
  { world, requestId }: ActionContext,
  loadBalancerIds: readonly string[],
  changes: readonly Change[],
  { duration = durations.change, dealName = '' }: { duration?: number; dealName?: string } = {},
): void {
  const task: Task = { taskId: requestId, dealName, loadBalancerIds, status: 'running', message: '' }
  tasks(world).set(requestId, task)
  for (const id of loadBalancerIds) busyWith(world).set(id, { taskId: requestId })
  const payload = { taskId: requestId, changes: changes as unknown as Json }
  world.scheduler.schedule({ handler: finishTask, after: duration, payload })
}

export function handleTasks(world: World): void {
  world.scheduler.handle(finishTask, ({ taskId, changes }) =>
    finish(world, String(taskId), changes as unknown as Change[]),
  )
}

/** Safe to repeat. What the cloud would refuse now, though not when it was asked, fails the task. */
async function finish(world: World, taskId: string, changes: readonly Change[]): Promise<void> {
  const task = tasks(world).get(taskId)
  if (!task) return
  try {
    for (const change of changes) await carryOut(world, change)
    tasks(world).set(taskId, { ...task, status: 'succeeded' })
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    tasks(world).set(taskId, { ...task, status: 'failed', message: error.message })
  }
  for (const id of task.loadBalancerIds) busyWith(world).delete(id)
  watchTargets(world)
}

async function carryOut(world: World, { kind, id, record }: Change): Promise<void> {
  const collection: Collection<object> = collections[kind](world)
  if (record === null) {
    if (kind === 'loadBalancers') release(world, id)
    collection.delete(id)
  } else if (kind === 'loadBalancers') {
    collection.set(id, { ...record, address: await world.addresses.allocate(id) })
  } else collection.set(id, record)
}

function release(world: World, id: string): void {
  const region = loadBalancers(world).get(id)?.region ?? ''
  returnPrivateIps(world, id)
  unbindSecurityGroups(world, id)
  forgetTags(world, resourceName(world, 'loadBalancer', region, id))
  world.addresses.release(id)
}
