import type {
  ModifyVpcAttributeRequest,
  ModifyVpcAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { tooLong } from '../errors.ts'
import { findVpc } from '../find.ts'
import { limits } from '../limits.ts'
import { vpcs } from '../model.ts'

export const modifyVpcAttribute: Action<ModifyVpcAttributeRequest, ModifyVpcAttributeResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['VpcId', 'VpcName', 'DnsServers', 'DomainName'])
  const vpc = findVpc(world, region, request.VpcId)
  const { VpcName = vpc.name, DnsServers = vpc.dnsServers, DomainName = vpc.domainName } = request
  if (VpcName.length > limits.nameLength) throw tooLong('VpcName', limits.nameLength)
  vpcs(world).set(vpc.vpcId, { ...vpc, name: VpcName, dnsServers: DnsServers, domainName: DomainName })
  return {}
}
