import type { Collection, Json } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import type { ActionContext } from '../service.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { stopServers, syncServers } from './balancer/servers.ts'
import { startMonitor, stopMonitor, watchTargets } from './health/monitor.ts'
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
const beginTaskName = 'clb.begin-work'

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

/** Once the emulator answers, load balancers of an earlier life begin to work again. */
export function beginWork(world: World): void {
  world.scheduler.schedule({ handler: beginTaskName, after: 0, payload: {} })
}

export function endWork(world: World): void {
  stopServers(world)
  stopMonitor(world)
}

export function handleTasks(world: World): void {
  world.scheduler.handle(beginTaskName, async () => {
    startMonitor(world)
    await bringAbout(world)
  })
  world.scheduler.handle(
    finishTask,
    ({ taskId, changes }) => finish(world, String(taskId), changes as unknown as Change[]),
    ({ taskId }) => end(world, String(taskId), 'The task failed.'),
  )
}

/** Safe to repeat. What the cloud would refuse now, though not when it was asked, fails the task. */
async function finish(world: World, taskId: string, changes: readonly Change[]): Promise<void> {
  if (!tasks(world).has(taskId)) return
  const failure = await carryOutAll(world, changes)
  await bringAbout(world)
  end(world, taskId, failure?.message)
}

/** @param failure why it failed, if it did */
function end(world: World, taskId: string, failure?: string): void {
  const task = tasks(world).get(taskId)
  if (!task) return
  const status = failure === undefined ? 'succeeded' : 'failed'
  tasks(world).set(taskId, { ...task, status, message: failure ?? '' })
  for (const id of task.loadBalancerIds) busyWith(world).delete(id)
}

async function carryOutAll(world: World, changes: readonly Change[]): Promise<CloudError | undefined> {
  try {
    for (const change of changes) await carryOut(world, change)
  } catch (error) {
    if (error instanceof CloudError) return error
    throw error
  }
}

/** Makes what listens and what is probed what the records say. */
async function bringAbout(world: World): Promise<void> {
  watchTargets(world)
  await syncServers(world)
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
