import type {
  RunCommandRequest,
  RunCommandResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkReachable } from '../agent.ts'
import { limits } from '../limits.ts'
import { type Invocation, invocations, invocationTasks } from '../model.ts'
import { readOutputPlace } from '../output-bucket.ts'
import { fillParameters } from '../parameters.ts'
import { runTask } from '../run-task.ts'

/** Gives a script to hosts. The answer comes before it has run: DescribeInvocationTasks tells how it went. */
export const runCommand: Action<RunCommandRequest, RunCommandResponse> = (request, { world, region }) => {
  supportOnly(request, [
    'Content',
    'InstanceIds',
    'CommandName',
    'Description',
    'CommandType',
    'WorkingDirectory',
    'Timeout',
    'EnableParameter',
    'Parameters',
    'Username',
    'OutputCOSBucketUrl',
    'OutputCOSKeyPrefix',
  ])
  const content = readContent(request)
  const { script, shown } = fillParameters(content, request.EnableParameter ?? false, request.Parameters)
  checkInstanceIds(request.InstanceIds)
  for (const id of request.InstanceIds) checkReachable(world, region, id)

  const outputPlace = readOutputPlace(request.OutputCOSBucketUrl, request.OutputCOSKeyPrefix)
  const now = world.clock.now()
  const taskIds = request.InstanceIds.map(() => world.ids.next('invt'))
  const invocation: Invocation = {
    invocationId: world.ids.next('inv'),
    region,
    commandName: readText('CommandName', request.CommandName ?? '', limits.commandName),
    description: readText('Description', request.Description ?? '', limits.description),
    content: request.Content,
    parameters: shown,
    workingDirectory: readWorkingDirectory(request.WorkingDirectory),
    username: readUsername(request.Username),
    timeout: readTimeout(request.Timeout),
    ...(outputPlace && { outputPlace }),
    taskIds,
    createdAt: now,
  }
  invocations(world).set(invocation.invocationId, invocation)
  for (const [index, taskId] of taskIds.entries()) {
    invocationTasks(world).set(taskId, {
      taskId,
      invocationId: invocation.invocationId,
      region,
      instanceId: request.InstanceIds[index] ?? '',
      status: 'PENDING',
      exitCode: 0,
      dropped: 0,
      errorInfo: '',
      processGroup: 0,
      startedAt: null,
      endedAt: null,
      createdAt: now,
      updatedAt: now,
    })
    runTask(world, invocation, taskId, script)
  }
  return { CommandId: '', InvocationId: invocation.invocationId }
}

function readContent({ Content, CommandType = 'SHELL' }: RunCommandRequest): string {
  if (CommandType !== 'SHELL') {
    throw new CloudError(
      'InvalidParameterValue.AgentUnsupportedCommandType',
      'The host runs SHELL commands alone.',
    )
  }
  if (Content.length > limits.content) throw tooLong('Content', limits.content)
  if (Content === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(Content)) {
    throw new CloudError('InvalidParameterValue.InvalidContent', 'Content is not base64.')
  }
  return Buffer.from(Content, 'base64').toString()
}

function checkInstanceIds(ids: readonly string[]): void {
  if (ids.length >= 1 && ids.length <= limits.instancesPerCall) return
  throw new CloudError(
    'InvalidParameterValue.LimitExceeded',
    `1 to ${limits.instancesPerCall} instances can be given.`,
  )
}

/** Below the host's folder, whatever the path says. */
function readWorkingDirectory(path = '/root'): string {
  if (path.startsWith('/') && !path.split('/').includes('..')) return path
  throw new CloudError(
    'InvalidParameterValue.InvalidWorkingDirectory',
    `\`${path}\` is not an absolute path.`,
  )
}

/** A host has no users of its own: its programs run as whoever runs the emulator. */
function readUsername(username = 'root'): string {
  if (username === 'root') return username
  throw new CloudError(
    'InvalidParameterValue.InvalidUsername',
    `The host has no user \`${username}\`, only root.`,
  )
}

function readTimeout(seconds: number = limits.timeout.usual): number {
  const { shortest, longest } = limits.timeout
  if (seconds >= shortest && seconds <= longest) return seconds
  throw new CloudError('InvalidParameterValue.Range', `Timeout must be ${shortest} to ${longest} seconds.`)
}

function readText(field: string, text: string, longest: number): string {
  if (text.length > longest) throw tooLong(field, longest)
  return text
}

function tooLong(field: string, longest: number): CloudError {
  return new CloudError('InvalidParameterValue.TooLong', `${field} is longer than ${longest} characters.`)
}
