import { randomInt } from 'node:crypto'
import type {
  CreateAlarmPolicyRequest,
  CreateAlarmPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { findAlarmType } from '../alarm-types/index.ts'
import { invalidValue } from '../errors.ts'
import { checkNotices } from '../find.ts'
import { type AlarmPolicy, alarmPolicies } from '../model.ts'
import { checkOneOf } from '../notice-order.ts'
import { checkPolicyName, checkRemark, readConditions, readSwitch } from '../policy-order.ts'

/** A new policy watches nothing, unless it binds all. Names need not be unique. */
export const createAlarmPolicy: Action<CreateAlarmPolicyRequest, CreateAlarmPolicyResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    ...(['Module', 'PolicyName', 'MonitorType', 'Namespace', 'Remark', 'Enable', 'ProjectId'] as const),
    ...(['Condition', 'EventCondition', 'NoticeIds', 'IsBindAll', 'Tags'] as const),
  ])
  const { PolicyName, Remark = '', NoticeIds = [], ProjectId = -1 } = request
  checkPolicyName(PolicyName)
  checkRemark(Remark)
  checkOneOf('MonitorType', request.MonitorType, ['MT_QCE'])
  const type = findAlarmType(request.Namespace)
  if (type.needsProject && ProjectId === -1) {
    throw invalidValue('ProjectId', ProjectId, `the policy type ${type.id} requires projectID`)
  }
  const conditions = readConditions(type, request.Condition, request.EventCondition)
  checkNotices(world, NoticeIds)
  const tags = readTags(request.Tags)

  const now = world.clock.now()
  const policy: AlarmPolicy = {
    ...conditions,
    policyId: world.ids.next('policy'),
    originId: randomInt(1_000_000, 10_000_000),
    name: PolicyName,
    remark: Remark,
    namespace: type.id,
    projectId: ProjectId,
    enabled: readSwitch('Enable', request.Enable ?? 1),
    noticeIds: NoticeIds,
    bindsAll: readSwitch('IsBindAll', request.IsBindAll ?? 0),
    objects: [],
    tagBinding: null,
    createdAt: now,
    updatedAt: now,
  }
  alarmPolicies(world).set(policy.policyId, policy)
  setTags(world, resourceName(world, 'alarmPolicy', '', policy.policyId), tags)
  return { PolicyId: policy.policyId, OriginId: String(policy.originId) }
}
