import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import { readOutput } from '../../data-planes/host-script.ts'
import type { World } from '../../engine/world.ts'
import { isoTime } from '../timestamps.ts'
import { type Invocation, type InvocationTask, invocations, invocationTasks, isOver } from './model.ts'

export function tasksOf(world: World, { taskIds }: Invocation): InvocationTask[] {
  return taskIds.map((id) => invocationTasks(world).get(id)).filter((task) => task !== undefined)
}

export function showTask(world: World, task: InvocationTask, hideOutput: boolean): models.InvocationTask {
  const invocation = invocations(world).get(task.invocationId)
  return {
    InvocationId: task.invocationId,
    InvocationTaskId: task.taskId,
    CommandId: '',
    CommandName: invocation?.commandName ?? '',
    TaskStatus: task.status,
    InstanceId: task.instanceId,
    TaskResult: {
      ExitCode: task.exitCode,
      Output: hideOutput ? '' : readOutput(world, task.taskId).toString('base64'),
      Dropped: task.dropped,
      ExecStartTime: optionalTime(task.startedAt),
      ExecEndTime: optionalTime(task.endedAt),
      OutputUrl: task.outputUrl ?? '',
      OutputUploadCOSErrorInfo: task.uploadError ?? '',
    },
    StartTime: optionalTime(task.startedAt),
    EndTime: optionalTime(task.endedAt),
    CreatedTime: isoTime(task.createdAt),
    UpdatedTime: isoTime(task.updatedAt),
    ...(invocation && { CommandDocument: showCommand(invocation) }),
    ErrorInfo: task.errorInfo,
    InvocationSource: 'USER',
  }
}

export function showInvocation(world: World, invocation: Invocation): models.Invocation {
  const tasks = tasksOf(world, invocation)
  const ends = tasks.map(({ endedAt }) => endedAt)
  return {
    InvocationId: invocation.invocationId,
    CommandId: '',
    CommandName: invocation.commandName,
    Description: invocation.description,
    InvocationStatus: statusOf(tasks),
    InvocationTaskBasicInfoSet: tasks.map(({ taskId, status, instanceId }) => ({
      InvocationTaskId: taskId,
      TaskStatus: status,
      InstanceId: instanceId,
    })),
    StartTime: isoTime(invocation.createdAt),
    EndTime: ends.includes(null) ? '' : isoTime(Math.max(...ends.map((end) => end ?? 0))),
    CreatedTime: isoTime(invocation.createdAt),
    UpdatedTime: isoTime(Math.max(invocation.createdAt, ...tasks.map(({ updatedAt }) => updatedAt))),
    Parameters: invocation.parameters,
    DefaultParameters: '',
    InstanceKind: 'CVM',
    Username: invocation.username,
    InvocationSource: 'USER',
    CommandContent: invocation.content,
    CommandType: 'SHELL',
    Timeout: invocation.timeout,
    WorkingDirectory: invocation.workingDirectory,
    OutputCOSBucketUrl: invocation.outputPlace?.bucketUrl ?? '',
    OutputCOSKeyPrefix: invocation.outputPlace?.prefix ?? '',
  }
}

function showCommand(invocation: Invocation): models.CommandDocument {
  return {
    Content: invocation.content,
    CommandType: 'SHELL',
    Timeout: invocation.timeout,
    WorkingDirectory: invocation.workingDirectory,
    Username: invocation.username,
  }
}

/** The status of the whole, from those of its tasks. */
function statusOf(tasks: readonly InvocationTask[]): string {
  const statuses = new Set(tasks.map(({ status }) => status))
  if (!tasks.every(isOver)) return statuses.has('RUNNING') ? 'RUNNING' : 'PENDING'
  if (statuses.size === 1 && statuses.has('SUCCESS')) return 'SUCCESS'
  if (statuses.has('SUCCESS')) return statuses.has('TERMINATED') ? 'PARTIAL_CANCELLED' : 'PARTIAL_FAILED'
  if (statuses.has('TERMINATED') || statuses.has('CANCELLED')) return 'CANCELLED'
  return statuses.size === 1 && statuses.has('TIMEOUT') ? 'TIMEOUT' : 'FAILED'
}

function optionalTime(time: number | null): string {
  return time === null ? '' : isoTime(time)
}
