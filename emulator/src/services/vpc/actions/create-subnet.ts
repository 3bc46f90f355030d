import type {
  CreateSubnetRequest,
  CreateSubnetResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import { findZone } from '../../../engine/regions.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { type Cidr, contains, overlaps, parseCidr } from '../cidr.ts'
import { malformed, quotaExceeded, tooLong } from '../errors.ts'
import { findVpc } from '../find.ts'
import { limits } from '../limits.ts'
import { type Subnet, subnets, type Vpc } from '../model.ts'
import { showSubnet } from '../views.ts'

/** A subnet may have a mask of 16 to 29. https://cloud.tencent.com/document/api/215/15782 */
const narrowest = 29

export const createSubnet: Action<CreateSubnetRequest, CreateSubnetResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['VpcId', 'SubnetName', 'CidrBlock', 'Zone', 'Tags'])
  const { VpcId, SubnetName, CidrBlock, Zone } = request
  const vpc = findVpc(world, region, VpcId)
  const siblings = [...subnets(world).values()].filter((subnet) => subnet.vpcId === VpcId)
  if (SubnetName === '' || SubnetName.length > limits.nameLength)
    throw tooLong('SubnetName', limits.nameLength)
  if (!findZone(region, Zone)) {
    throw new CloudError('InvalidParameterValue.ZoneConflict', `The zone ${Zone} is not in region ${region}.`)
  }
  checkRange(CidrBlock, vpc, siblings)
  const tags = readTags(request.Tags)
  const quota = quotaOf(world, 'vpc.subnetsPerVpc', limits.subnetsPerVpc)
  if (siblings.length >= quota) throw quotaExceeded('subnets', quota)

  const subnet: Subnet = {
    subnetId: world.ids.next('subnet'),
    vpcId: VpcId,
    region,
    zone: Zone,
    name: SubnetName,
    cidr: CidrBlock,
    broadcast: false,
    createdAt: world.clock.now(),
  }
  subnets(world).set(subnet.subnetId, subnet)
  setTags(world, resourceName(world, 'subnet', region, subnet.subnetId), tags)
  return { Subnet: showSubnet(world, subnet) }
}

function checkRange(text: string, vpc: Vpc, siblings: readonly Subnet[]): void {
  const cidr = parseCidr(text)
  if (!cidr) throw malformed('CidrBlock', text)
  const outer = parseCidr(vpc.cidr) as Cidr
  if (!contains(outer, cidr) || cidr.prefix > narrowest) {
    throw new CloudError('InvalidParameterValue.SubnetRange', `The range ${text} is not within ${vpc.cidr}.`)
  }
  const neighbour = siblings.find((subnet) => overlaps(parseCidr(subnet.cidr) as Cidr, cidr))
  if (!neighbour) return
  throw new CloudError(
    'InvalidParameterValue.SubnetConflict',
    `The range ${text} overlaps ${neighbour.cidr} of subnet ${neighbour.subnetId}.`,
  )
}
