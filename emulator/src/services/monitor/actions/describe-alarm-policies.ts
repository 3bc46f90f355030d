import type {
  DescribeAlarmPoliciesRequest,
  DescribeAlarmPoliciesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { type AlarmPolicy, alarmPolicies } from '../model.ts'
import { policyTags, showPolicy } from '../policy-view.ts'
import { hasTags, numberedPage } from '../select.ts'

/** The latest change first, unless asked otherwise. */
export const describeAlarmPolicies: Action<DescribeAlarmPoliciesRequest, DescribeAlarmPoliciesResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    ...(['Module', 'PageNumber', 'PageSize', 'PolicyName', 'MonitorTypes', 'Namespaces'] as const),
    ...(['NoticeIds', 'ProjectIds', 'Enable', 'Field', 'Order', 'Tags'] as const),
  ])
  const tests = testsOf(request)
  const sign = request.Order === 'ASC' ? 1 : -1
  const found = [...alarmPolicies(world).values()]
    .filter((policy) => tests.every((test) => test(policy)))
    .filter((policy) => hasTags(policyTags(world, policy), request.Tags))
    .sort((a, b) => sign * (a.updatedAt - b.updatedAt))
  const page = numberedPage(found, request, { size: 20, largest: 100 })
  return { TotalCount: found.length, Policies: page.map((policy) => showPolicy(world, policy)) }
}

type Test = (policy: AlarmPolicy) => boolean

/** What was asked for; an empty list asks for nothing. */
function testsOf(request: DescribeAlarmPoliciesRequest): Test[] {
  const { PolicyName = '', MonitorTypes, Namespaces, NoticeIds, ProjectIds, Enable } = request
  const tests: Test[] = [({ name }) => name.includes(PolicyName)]
  if (MonitorTypes?.length) tests.push(() => MonitorTypes.includes('MT_QCE'))
  if (Namespaces?.length) tests.push(({ namespace }) => Namespaces.includes(namespace))
  if (NoticeIds?.length) tests.push(({ noticeIds }) => noticeIds.some((id) => NoticeIds.includes(id)))
  if (ProjectIds?.length) tests.push(({ projectId }) => ProjectIds.map(Number).includes(projectId))
  if (Enable?.length) tests.push(({ enabled }) => Enable.map(Number).includes(enabled ? 1 : 0))
  return tests
}
