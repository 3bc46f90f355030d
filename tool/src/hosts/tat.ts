import type {
  InvocationTask,
  TaskResult,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { settlingTime, waitFor } from '../cloud/wait.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Text } from '../text.ts'
import type { Script } from './script.ts'
import { intoBucket, takeFromBucket } from './tat-output.ts'
import { type ScriptResult, scriptTimedOut, type Transport } from './transport.ts'

/** Minutes a new instance's agent may take to come online; normally 1 to 3. */
const agentPatience = 10

export interface TatTransportInput {
  readonly context: Pick<ResourceContext, 'cloud' | 'cos'>
  readonly instanceId: string
  /** Through which long output travels. */
  readonly bucket?: string
}

/**
 * Runs scripts through TAT, the cloud's agent on the instance, which dials out: no port is open for it.
 * https://cloud.tencent.com/document/api/1340/52679
 */
export function tatTransport(input: TatTransportInput): Transport {
  const { instanceId } = input
  let online: Promise<void> | undefined
  return {
    run(script) {
      return explained(`${instanceId}: ${script.title}`, async () => {
        // What fails is not kept: the host may be back when it is asked again.
        online ??= waitUntilOnline(input.context.cloud, instanceId).catch((error) => {
          online = undefined
          throw error
        })
        await online
        return perform(input, script)
      })
    },

    absence: () => explained(instanceId, () => absenceOf(input.context.cloud, instanceId)),
  }
}

async function explained<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CloudCallError) throw explainCallError(error, where)
    throw error
  }
}

/** States from which an instance comes to run by itself. */
const starting = new Set(['PENDING', 'STARTING', 'REBOOTING'])

async function absenceOf(cloud: Cloud, id: string): Promise<Text | undefined> {
  const [{ InstanceSet = [] }, { AutomationAgentSet = [] }] = await Promise.all([
    cloud.call('cvm', 'DescribeInstances', { Filters: [{ Name: 'instance-id', Values: [id] }] }),
    cloud.call('tat', 'DescribeAutomationAgentStatus', { InstanceIds: [id] }),
  ])
  const state = InstanceSet[0]?.InstanceState
  if (state === undefined) return { en: 'The cloud no longer has it.', zh: '云端已没有该实例。' }
  if (starting.has(state)) return undefined
  if (state !== 'RUNNING') return { en: `The instance is ${state}.`, zh: `实例状态为 ${state}。` }
  // The agent of a new instance is absent from the answer until it has spoken once.
  const agent = AutomationAgentSet[0]?.AgentStatus ?? 'Online'
  return agent === 'Online'
    ? undefined
    : { en: `Its TAT agent is ${agent}.`, zh: `其自动化助手状态为 ${agent}。` }
}

/** A new instance's agent takes minutes to speak for the first time; one that has fallen silent is waited for no longer. */
async function waitUntilOnline(cloud: Cloud, instanceId: string): Promise<void> {
  const isOnline = async () => {
    const answer = await cloud.call('tat', 'DescribeAutomationAgentStatus', { InstanceIds: [instanceId] })
    return answer.AutomationAgentSet?.[0]?.AgentStatus === 'Online' ? true : undefined
  }
  if (await waitFor(cloud, settlingTime(cloud), isOnline)) return
  const absence = await absenceOf(cloud, instanceId)
  if (absence === undefined && (await waitFor(cloud, agentPatience * 60_000, isOnline))) return
  const why = absence ?? { en: 'Its TAT agent did not come online.', zh: '其自动化助手未上线。' }
  throw new TengyunError('host/unreachable', { where: instanceId, why })
}

async function perform(input: TatTransportInput, script: Script): Promise<ScriptResult> {
  const { context, instanceId } = input
  const invocation = await runCommand(input, script)
  const { TaskStatus: status, TaskResult: result, ErrorInfo } = await ended(context.cloud, invocation, script)
  if (status === 'TIMEOUT') throw scriptTimedOut(instanceId, script)
  if (status !== 'SUCCESS' && status !== 'FAILED') {
    throw new TengyunError('host/unreachable', {
      where: `${instanceId}: ${script.title}`,
      why: `${invocation}: ${status ?? 'no answer'} ${ErrorInfo ?? ''}`.trim(),
    })
  }
  const exitCode = result?.ExitCode ?? (status === 'SUCCESS' ? 0 : 1)
  return { exitCode, output: await outputOf(input, result ?? {}) }
}

async function runCommand(
  { context, instanceId, bucket }: TatTransportInput,
  script: Script,
): Promise<string> {
  const { cloud } = context
  const { hidden, printsMuch, timeout } = script
  const content = ['set -eu', ...script.lines].join('\n')
  const request = {
    Content: Buffer.from(content).toString('base64'),
    InstanceIds: [instanceId],
    CommandType: 'SHELL',
    Timeout: timeout,
    ...(hidden === undefined ? {} : { EnableParameter: true, Parameters: JSON.stringify(hidden) }),
  }
  const isLong = printsMuch && bucket !== undefined
  try {
    const more = isLong ? intoBucket(context, bucket) : {}
    return (await cloud.call('tat', 'RunCommand', { ...request, ...more })).InvocationId ?? ''
  } catch (error) {
    // Nobody has let TAT write to COS in this account: the beginning is better than nothing.
    const isForbidden = error instanceof CloudCallError && error.code === 'ResourceNotFound.RoleNotFound'
    if (!isLong || !isForbidden) throw error
    return (await cloud.call('tat', 'RunCommand', request)).InvocationId ?? ''
  }
}

async function ended(cloud: Cloud, invocation: string, script: Script): Promise<InvocationTask> {
  // A little longer than the script may take, for the agent to report.
  const task = await waitFor(cloud, (script.timeout + 60) * 1000, async () => {
    const answer = await cloud.call('tat', 'DescribeInvocationTasks', {
      Filters: [{ Name: 'invocation-id', Values: [invocation] }],
      HideOutput: false,
    })
    const found = answer.InvocationTaskSet?.[0]
    return found && !underWay.has(found.TaskStatus ?? 'PENDING') ? found : undefined
  })
  return task ?? {}
}

async function outputOf({ context, bucket }: TatTransportInput, result: TaskResult): Promise<string> {
  const { Output = '', Dropped = 0, OutputUrl = '' } = result
  if (bucket !== undefined && OutputUrl !== '') return takeFromBucket(context, bucket, OutputUrl)
  const kept = Buffer.from(Output, 'base64').toString()
  return Dropped === 0 ? kept : `${kept}\n… ${Dropped} bytes more, which TAT does not keep\n`
}

const underWay = new Set(['PENDING', 'DELIVERING', 'DELIVER_DELAYED', 'RUNNING', 'CANCELLING'])
