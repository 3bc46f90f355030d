import type {
  ModifySecurityGroupPoliciesRequest,
  ModifySecurityGroupPoliciesResponse,
  SecurityGroupPolicy,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { changeRules } from '../change-rules.ts'
import { malformed } from '../errors.ts'
import { findSecurityGroup } from '../find.ts'
import { readRules } from '../rules.ts'

/**
 * Sets both directions anew. Three habits of the cloud, known from its Terraform provider: version "0" deletes
 * every rule and ignores those given; another version becomes the new one and must be above the present; a
 * direction that is empty or left out stays as it is.
 */
export const modifySecurityGroupPolicies: Action<
  ModifySecurityGroupPoliciesRequest,
  ModifySecurityGroupPoliciesResponse
> = ({ SecurityGroupId, SecurityGroupPolicySet }, { world, region }) => {
  const group = findSecurityGroup(world, region, SecurityGroupId)
  const { Version, Ingress = [], Egress = [] } = SecurityGroupPolicySet
  if (Version === '0') {
    changeRules(world, group, { ingress: [], egress: [] })
    return {}
  }
  checkNoIndex([...Ingress, ...Egress])
  const ingress = readRules(world, region, Ingress)
  const egress = readRules(world, region, Egress)
  changeRules(
    world,
    group,
    { ...(ingress.length > 0 && { ingress }), ...(egress.length > 0 && { egress }) },
    nextVersion(group.version, Version),
  )
  return {}
}

function checkNoIndex(policies: readonly SecurityGroupPolicy[]): void {
  if (policies.every(({ PolicyIndex }) => PolicyIndex === undefined)) return
  throw new CloudError(
    'InvalidParameter.Coexist',
    'PolicyIndex cannot be given here; the order of the rules counts.',
  )
}

function nextVersion(current: number, given: string | undefined): number {
  if (given === undefined) return current + 1
  if (!/^\d+$/.test(given)) throw malformed('Version', given)
  if (Number(given) > current) return Number(given)
  throw new CloudError('UnsupportedOperation.VersionMismatch', `The rules are at version ${current} already.`)
}
