import type {
  DescribeAutomationAgentStatusRequest,
  DescribeAutomationAgentStatusResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import { type Instance, instances } from '../../cvm/model.ts'
import { exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { isoTime } from '../../timestamps.ts'
import { hasCalledIn, isOnline } from '../agent.ts'
import { select } from '../select.ts'

const matchers: Matchers<Instance> = {
  'instance-id': exactly((instance) => instance.instanceId),
  environment: exactly(() => 'Linux'),
}

/** An instance whose agent never called in is absent. */
export const describeAutomationAgentStatus: Action<
  DescribeAutomationAgentStatusRequest,
  DescribeAutomationAgentStatusResponse
> = (request, { world, region }) => {
  const found = select(instances(world), region, request.InstanceIds, request.Filters, matchers).filter(
    (instance) => hasCalledIn(world, instance),
  )
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return {
    TotalCount: found.length,
    AutomationAgentSet: page.map((instance) => ({
      InstanceId: instance.instanceId,
      Version: '1.0.0',
      LastHeartbeatTime: isoTime(world.clock.now()),
      AgentStatus: isOnline(world, instance) ? 'Online' : 'Offline',
      Environment: 'Linux',
      SupportFeatures: [],
    })),
  }
}
