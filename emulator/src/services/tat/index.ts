import type { Service } from '../service.ts'
import { cancelInvocation } from './actions/cancel-invocation.ts'
import { describeAutomationAgentStatus } from './actions/describe-automation-agent-status.ts'
import { describeInvocationTasks } from './actions/describe-invocation-tasks.ts'
import { describeInvocations } from './actions/describe-invocations.ts'
import { runCommand } from './actions/run-command.ts'
import { endAll, endLeftovers } from './run-task.ts'

export const tat: Service = {
  product: 'tat',
  version: '2020-10-28',
  actions: {
    CancelInvocation: cancelInvocation,
    DescribeAutomationAgentStatus: describeAutomationAgentStatus,
    DescribeInvocationTasks: describeInvocationTasks,
    DescribeInvocations: describeInvocations,
    RunCommand: runCommand,
  },
  start: endLeftovers,
  stop: endAll,
}
