import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import type { RunInstancesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { Client as TatClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js'
import type { RunCommandRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import type { TestEmulator } from './emulator.ts'
import { eventually } from './eventually.ts'
import { aNetwork, type TestNetwork } from './network.ts'

/** A request that the emulator grants, with what the test is about on top. */
export function anOrder(network: TestNetwork, more: RunInstancesRequest = {}): RunInstancesRequest {
  return {
    Placement: { Zone: network.zone },
    InstanceType: 'SA5.LARGE8',
    ImageId: 'img-487zeit5',
    InstanceName: 'test',
    VirtualPrivateCloud: { VpcId: network.vpcId, SubnetId: network.subnetId },
    SecurityGroupIds: [network.securityGroupId],
    ...more,
  }
}

/** The id of an instance that runs and whose agent is online. */
export async function anInstance(
  emulator: Pick<TestEmulator, 'client'>,
  more: RunInstancesRequest = {},
): Promise<string> {
  const order = anOrder(await aNetwork(emulator), more)
  const { InstanceIdSet } = await emulator.client(CvmClient).RunInstances(order)
  const id = InstanceIdSet?.[0] ?? ''
  await eventually(
    () => emulator.client(TatClient).DescribeAutomationAgentStatus({ InstanceIds: [id] }),
    ({ AutomationAgentSet }) => AutomationAgentSet?.[0]?.AgentStatus === 'Online',
  )
  return id
}

/** Runs a script on the instance and returns how its task ended, with its output as text. */
export async function runScript(
  emulator: Pick<TestEmulator, 'client'>,
  instanceId: string,
  script: string,
  more: Partial<RunCommandRequest> = {},
) {
  const client = emulator.client(TatClient)
  const Content = Buffer.from(script).toString('base64')
  const { InvocationId = '' } = await client.RunCommand({ Content, InstanceIds: [instanceId], ...more })
  const task = await taskEnd(emulator, InvocationId)
  return { ...task, output: Buffer.from(task.TaskResult?.Output ?? '', 'base64').toString() }
}

export async function taskEnd(emulator: Pick<TestEmulator, 'client'>, invocationId: string) {
  const Filters = [{ Name: 'invocation-id', Values: [invocationId] }]
  const answer = await eventually(
    () => emulator.client(TatClient).DescribeInvocationTasks({ Filters, HideOutput: false }),
    ({ InvocationTaskSet }) =>
      !['PENDING', 'RUNNING'].includes(InvocationTaskSet?.[0]?.TaskStatus ?? 'PENDING'),
  )
  return { ...answer.InvocationTaskSet?.[0] }
}
