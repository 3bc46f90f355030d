import type {
  DescribeAutoSnapshotPoliciesRequest,
  DescribeAutoSnapshotPoliciesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { select } from '../../cvm/select.ts'
import { containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { type SnapshotPolicy, snapshotPolicies } from '../snapshot-policies.ts'
import { showSnapshotPolicy } from '../snapshot-policy-view.ts'

const matchers: Matchers<SnapshotPolicy> = {
  'auto-snapshot-policy-id': exactly(({ policyId }) => policyId),
  'auto-snapshot-policy-name': containing(({ name }) => name),
  'auto-snapshot-policy-state': exactly(() => 'NORMAL'),
}

/** There is no filter by tag: policies have none. https://cloud.tencent.com/document/api/362/33556 */
export const describeAutoSnapshotPolicies: Action<
  DescribeAutoSnapshotPoliciesRequest,
  DescribeAutoSnapshotPoliciesResponse
> = (request, { world, region }) => {
  const { AutoSnapshotPolicyIds, Filters, Order } = request
  const found = select(snapshotPolicies(world), region, AutoSnapshotPolicyIds, Filters, { matchers })
  const sign = Order === 'DESC' ? -1 : 1
  const sorted = found.toSorted((a, b) => sign * (a.createdAt - b.createdAt))
  const page = pageOf(sorted, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return {
    TotalCount: found.length,
    AutoSnapshotPolicySet: page.map((policy) => showSnapshotPolicy(world, policy)),
  }
}
