import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { findAlarmType } from './alarm-types/index.ts'
import { watchedObjects } from './bindings.ts'
import { findNotice } from './find.ts'
import type { AlarmPolicy } from './model.ts'
import { showNotice } from './notice-view.ts'

export function policyTags(world: World, { policyId }: AlarmPolicy): Tags {
  return tagsOf(world, resourceName(world, 'alarmPolicy', '', policyId))
}

export function showPolicy(world: World, policy: AlarmPolicy): models.AlarmPolicy {
  const { condition, events, noticeIds } = policy
  const type = findAlarmType(policy.namespace)
  return {
    PolicyId: policy.policyId,
    OriginId: String(policy.originId),
    PolicyName: policy.name,
    Remark: policy.remark,
    MonitorType: 'MT_QCE',
    Namespace: policy.namespace,
    NamespaceShowName: type.title,
    ProjectId: policy.projectId,
    Enable: policy.enabled ? 1 : 0,
    RuleType: 'STATIC',
    ...(condition && { Condition: { IsUnionRule: condition.isUnionRule, Rules: [...condition.rules] } }),
    EventCondition: { Rules: events.map((name) => ({ MetricName: name, Description: titleOf(type, name) })) },
    NoticeIds: [...noticeIds],
    Notices: noticeIds.map((id) => showNotice(world, findNotice(world, id))),
    UseSum: watchedObjects(world, policy).length,
    IsBindAll: policy.bindsAll ? 1 : 0,
    TagInstances: tagInstances(policy),
    IsDefault: 0,
    CanSetDefault: 1,
    LastEditUin: world.account.uin,
    InsertTime: Math.floor(policy.createdAt / 1000),
    UpdateTime: Math.floor(policy.updatedAt / 1000),
    Tags: asKeyValue(policyTags(world, policy)),
  }
}

function tagInstances({ tagBinding }: AlarmPolicy): models.TagInstance[] {
  const { tags = [], serviceType = '' } = tagBinding ?? {}
  return tags.map(({ Key, Value }) => ({
    Key,
    Value,
    ServiceType: serviceType,
    InstanceSum: 0,
    RegionId: 0,
    BindingStatus: 2,
    TagStatus: 2,
  }))
}

function titleOf({ events }: ReturnType<typeof findAlarmType>, event: string): string {
  return events.find(({ name }) => name === event)?.title ?? ''
}
