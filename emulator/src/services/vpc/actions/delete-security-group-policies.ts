import type {
  DeleteSecurityGroupPoliciesRequest,
  DeleteSecurityGroupPoliciesResponse,
  SecurityGroupPolicy,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { changeOneDirection } from '../change-rules.ts'
import { notFound } from '../errors.ts'
import { findSecurityGroup } from '../find.ts'
import type { Rule } from '../model.ts'

/** Deletes rules of one direction by their index. */
export const deleteSecurityGroupPolicies: Action<
  DeleteSecurityGroupPoliciesRequest,
  DeleteSecurityGroupPoliciesResponse
> = ({ SecurityGroupId, SecurityGroupPolicySet }, { world, region }) => {
  const group = findSecurityGroup(world, region, SecurityGroupId)
  changeOneDirection(world, group, SecurityGroupPolicySet, without)
  return {}
}

function without(rules: readonly Rule[], deleted: readonly SecurityGroupPolicy[]): Rule[] {
  const indexes = new Set(deleted.map(indexOf))
  for (const index of indexes) if (index >= rules.length) throw notFound(`PolicyIndex ${index}`)
  return rules.filter((_, index) => !indexes.has(index))
}

function indexOf({ PolicyIndex }: SecurityGroupPolicy): number {
  if (PolicyIndex !== undefined) return PolicyIndex
  throw new CloudError(
    'Emulator.ParameterNotSupported',
    'This emulator deletes rules by PolicyIndex alone, not by their content.',
  )
}
