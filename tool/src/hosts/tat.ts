import type { Cloud } from '../cloud/cloud.ts'
import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { waitFor } from '../cloud/wait.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Script } from './script.ts'
import type { ScriptResult, Transport } from './transport.ts'

/** Minutes a new instance's agent may take to come online; normally 1 to 3. */
const agentPatience = 10

/**
 * Runs scripts through TAT, the cloud's agent on the instance, which dials out: no port is open for it.
 * https://cloud.tencent.com/document/api/1340/52679
 */
export function tatTransport(cloud: Cloud, instanceId: string): Transport {
  let online: Promise<void> | undefined
  return {
    async run(script) {
      try {
        online ??= waitUntilOnline(cloud, instanceId)
        await online
        return await invoke(cloud, instanceId, script)
      } catch (error) {
        if (error instanceof CloudCallError) throw explainCallError(error, `${instanceId}: ${script.title}`)
        throw error
      }
    },
  }
}

async function waitUntilOnline(cloud: Cloud, instanceId: string): Promise<void> {
  const online = await waitFor(cloud, agentPatience * 60_000, async () => {
    const answer = await cloud.call('tat', 'DescribeAutomationAgentStatus', { InstanceIds: [instanceId] })
    // An instance whose agent never spoke is absent from the answer.
    return answer.AutomationAgentSet?.[0]?.AgentStatus === 'Online' ? true : undefined
  })
  if (online) return
  throw new TengyunError('host/unreachable', {
    where: instanceId,
    why: { en: 'Its TAT agent did not come online.', zh: '其自动化助手未上线。' },
  })
}

async function invoke(cloud: Cloud, instanceId: string, script: Script): Promise<ScriptResult> {
  const content = ['set -eu', ...script.lines].join('\n')
  const { hidden } = script
  const command = await cloud.call('tat', 'RunCommand', {
    Content: Buffer.from(content).toString('base64'),
    InstanceIds: [instanceId],
    CommandType: 'SHELL',
    Timeout: script.timeout,
    ...(hidden === undefined ? {} : { EnableParameter: true, Parameters: JSON.stringify(hidden) }),
  })
  const invocation = command.InvocationId ?? ''
  // A little longer than the script may take, for the agent to report.
  const ended = await waitFor(cloud, (script.timeout + 60) * 1000, async () => {
    const answer = await cloud.call('tat', 'DescribeInvocationTasks', {
      Filters: [{ Name: 'invocation-id', Values: [invocation] }],
      HideOutput: false,
    })
    const task = answer.InvocationTaskSet?.[0]
    return task && !underWay.has(task.TaskStatus ?? 'PENDING') ? task : undefined
  })
  const status = ended?.TaskStatus
  if (status !== 'SUCCESS' && status !== 'FAILED') {
    throw new TengyunError('host/unreachable', {
      where: `${instanceId}: ${script.title}`,
      why: `${invocation}: ${status ?? 'no answer'} ${ended?.ErrorInfo ?? ''}`.trim(),
    })
  }
  const output = Buffer.from(ended?.TaskResult?.Output ?? '', 'base64').toString()
  return { exitCode: ended?.TaskResult?.ExitCode ?? (status === 'SUCCESS' ? 0 : 1), output }
}

const underWay = new Set(['PENDING', 'DELIVERING', 'DELIVER_DELAYED', 'RUNNING', 'CANCELLING'])
