import { createReadStream } from 'node:fs'
import { hostRoot } from '../../data-planes/host.ts'
import { leftoverOf, type ScriptEnd, startScript, sweepScripts } from '../../data-planes/host-script.ts'
import { processesOf, signalGroup } from '../../data-planes/processes.ts'
import type { World } from '../../engine/world.ts'
import { instances } from '../cvm/model.ts'
import {
  type Invocation,
  type InvocationTask,
  invocationTasks,
  isOver,
  type TaskStatus,
  updateTask,
} from './model.ts'
import { outputUrl, uploadOutput } from './output-bucket.ts'

const running = new WeakMap<World, Set<Promise<void>>>()

/**
 * Runs the script on the task's instance; the task tells how it goes. Scripts have their secrets filled in: they
 * are passed on and never written to the journal, so what a killed emulator left undone cannot be done later.
 */
export function runTask(world: World, invocation: Invocation, taskId: string, script: string): void {
  const all = running.get(world) ?? new Set()
  running.set(world, all)
  const run = perform(world, invocation, taskId, script).finally(() => all.delete(run))
  all.add(run)
}

/** Ends a task that is under way, with all the processes of its script. */
export function endTask(world: World, task: InvocationTask, status: TaskStatus): void {
  if (isOver(task)) return
  finish(world, task.taskId, { status, exitCode: -1 })
  if (task.processGroup > 0) signalGroup(task.processGroup, 'SIGKILL')
}

/** Whatever an earlier life of the emulator left under way: nobody will hear from it again. */
export function endLeftovers(world: World): void {
  for (const task of [...invocationTasks(world).values()].filter((one) => !isOver(one))) {
    finish(world, task.taskId, { status: 'TASK_TIMEOUT', exitCode: -1 })
    // The number may be another's by now: only a process of the host is meant. One that was started in the very moment
    // in which the emulator was killed has its number nowhere.
    const isAlive = processesOf(hostRoot(world, task.instanceId)).includes(task.processGroup)
    const leader = isAlive ? task.processGroup : leftoverOf(world, task.taskId)
    if (leader !== undefined) signalGroup(leader, 'SIGKILL')
  }
  sweepScripts(world)
}

export async function endAll(world: World): Promise<void> {
  for (const task of [...invocationTasks(world).values()]) endTask(world, task, 'TASK_TIMEOUT')
  await Promise.all(running.get(world) ?? [])
}

async function perform(world: World, invocation: Invocation, taskId: string, script: string): Promise<void> {
  const task = invocationTasks(world).get(taskId)
  if (!task) return
  try {
    const { workingDirectory, timeout } = invocation
    const { instanceId } = task
    const atEnd = (printed: string) => upload(world, invocation, taskId, printed)
    const run = { instanceId, name: taskId, script, workingDirectory, timeout, atEnd }
    const started = await startScript(world, run)
    const { processGroup } = started
    updateTask(world, taskId, { status: 'RUNNING', processGroup, startedAt: world.clock.now() })
    const end = await started.ended
    finish(world, taskId, {
      status: statusAfter(world, instanceId, end),
      exitCode: end.exitCode ?? -1,
      dropped: end.dropped,
    })
  } catch (error) {
    finish(world, taskId, { status: 'START_FAILED', exitCode: -1, errorInfo: String(error) })
  }
}

/** Puts all that was printed into COS, where that was asked for. */
async function upload(
  world: World,
  { outputPlace }: Invocation,
  taskId: string,
  printed: string,
): Promise<void> {
  if (outputPlace === undefined) return
  const url = outputUrl(outputPlace, taskId)
  const uploadError = await uploadOutput(world, url, createReadStream(printed))
  updateTask(world, taskId, uploadError === '' ? { outputUrl: url } : { uploadError })
}

function statusAfter(world: World, instanceId: string, { exitCode, timedOut }: ScriptEnd): TaskStatus {
  if (timedOut) return 'TIMEOUT'
  if (exitCode === 0) return 'SUCCESS'
  // Killed because its instance stops: the agent is silent about it.
  const silenced = exitCode === null && instances(world).get(instanceId)?.state !== 'RUNNING'
  return silenced ? 'TASK_TIMEOUT' : 'FAILED'
}

function finish(world: World, taskId: string, end: Partial<InvocationTask>): void {
  const task = invocationTasks(world).get(taskId)
  if (!task || isOver(task)) return
  updateTask(world, taskId, { ...end, processGroup: 0, endedAt: world.clock.now() })
}
