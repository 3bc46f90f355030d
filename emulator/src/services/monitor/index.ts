import type { Service } from '../service.ts'
import { bindingPolicyObject } from './actions/binding-policy-object.ts'
import { bindingPolicyTag } from './actions/binding-policy-tag.ts'
import { createAlarmNotice } from './actions/create-alarm-notice.ts'
import { createAlarmPolicy } from './actions/create-alarm-policy.ts'
import { deleteAlarmNotices } from './actions/delete-alarm-notices.ts'
import { deleteAlarmPolicy } from './actions/delete-alarm-policy.ts'
import { describeAlarmEvents } from './actions/describe-alarm-events.ts'
import { describeAlarmHistories } from './actions/describe-alarm-histories.ts'
import { describeAlarmMetrics } from './actions/describe-alarm-metrics.ts'
import { describeAlarmNotice } from './actions/describe-alarm-notice.ts'
import { describeAlarmNotices } from './actions/describe-alarm-notices.ts'
import { describeAlarmPolicies } from './actions/describe-alarm-policies.ts'
import { describeAlarmPolicy } from './actions/describe-alarm-policy.ts'
import { describeAllNamespaces } from './actions/describe-all-namespaces.ts'
import { describeBindingPolicyObjectList } from './actions/describe-binding-policy-object-list.ts'
import { modifyAlarmNotice } from './actions/modify-alarm-notice.ts'
import { modifyAlarmPolicyCondition } from './actions/modify-alarm-policy-condition.ts'
import { modifyAlarmPolicyInfo } from './actions/modify-alarm-policy-info.ts'
import { modifyAlarmPolicyNotice } from './actions/modify-alarm-policy-notice.ts'
import { modifyAlarmPolicyStatus } from './actions/modify-alarm-policy-status.ts'
import { unBindingAllPolicyObject } from './actions/un-binding-all-policy-object.ts'
import { unBindingPolicyObject } from './actions/un-binding-policy-object.ts'
import { ofModule } from './module.ts'

/** Cloud Monitor: alarm policies, what they watch, and who is told. */
export const monitor: Service = {
  product: 'monitor',
  version: '2018-07-24',
  actions: ofModule({
    BindingPolicyObject: bindingPolicyObject,
    BindingPolicyTag: bindingPolicyTag,
    CreateAlarmNotice: createAlarmNotice,
    CreateAlarmPolicy: createAlarmPolicy,
    DeleteAlarmNotices: deleteAlarmNotices,
    DeleteAlarmPolicy: deleteAlarmPolicy,
    DescribeAlarmEvents: describeAlarmEvents,
    DescribeAlarmHistories: describeAlarmHistories,
    DescribeAlarmMetrics: describeAlarmMetrics,
    DescribeAlarmNotice: describeAlarmNotice,
    DescribeAlarmNotices: describeAlarmNotices,
    DescribeAlarmPolicies: describeAlarmPolicies,
    DescribeAlarmPolicy: describeAlarmPolicy,
    DescribeAllNamespaces: describeAllNamespaces,
    DescribeBindingPolicyObjectList: describeBindingPolicyObjectList,
    ModifyAlarmNotice: modifyAlarmNotice,
    ModifyAlarmPolicyCondition: modifyAlarmPolicyCondition,
    ModifyAlarmPolicyInfo: modifyAlarmPolicyInfo,
    ModifyAlarmPolicyNotice: modifyAlarmPolicyNotice,
    ModifyAlarmPolicyStatus: modifyAlarmPolicyStatus,
    UnBindingAllPolicyObject: unBindingAllPolicyObject,
    UnBindingPolicyObject: unBindingPolicyObject,
  }),
}
