import type {
  DescribeInvocationsRequest,
  DescribeInvocationsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import type { World } from '../../../engine/world.ts'
import { anyOf, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { type Invocation, invocations } from '../model.ts'
import { select } from '../select.ts'
import { showInvocation, tasksOf } from '../view.ts'

export const describeInvocations: Action<DescribeInvocationsRequest, DescribeInvocationsResponse> = (
  request,
  { world, region },
) => {
  const found = select(invocations(world), region, request.InvocationIds, request.Filters, matchers(world))
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return {
    TotalCount: found.length,
    InvocationSet: page.map((invocation) => showInvocation(world, invocation)),
  }
}

function matchers(world: World): Matchers<Invocation> {
  return {
    'invocation-id': exactly((invocation) => invocation.invocationId),
    'command-id': exactly(() => ''),
    'instance-id': anyOf((invocation) => tasksOf(world, invocation).map(({ instanceId }) => instanceId)),
    'instance-kind': exactly(() => 'CVM'),
  }
}
