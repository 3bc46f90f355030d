import type {
  CreateSecurityGroupPoliciesRequest,
  CreateSecurityGroupPoliciesResponse,
  SecurityGroupPolicy,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { changeOneDirection } from '../change-rules.ts'
import { findSecurityGroup } from '../find.ts'
import { readRules } from '../rules.ts'

/** Inserts rules of one direction, all at one index; without an index behind those that are there. */
export const createSecurityGroupPolicies: Action<
  CreateSecurityGroupPoliciesRequest,
  CreateSecurityGroupPoliciesResponse
> = ({ SecurityGroupId, SecurityGroupPolicySet }, { world, region }) => {
  const group = findSecurityGroup(world, region, SecurityGroupId)
  changeOneDirection(world, group, SecurityGroupPolicySet, (present, policies) =>
    present.toSpliced(indexOf(policies, present.length), 0, ...readRules(world, region, policies)),
  )
  return {}
}

function indexOf(policies: readonly SecurityGroupPolicy[], end: number): number {
  const indexes = new Set(policies.map(({ PolicyIndex }) => PolicyIndex))
  const [index = end] = indexes
  if (indexes.size === 1 && index >= 0 && index <= end) return index
  throw new CloudError('InvalidParameterValue.Range', `All rules need the same PolicyIndex, 0 to ${end}.`)
}
