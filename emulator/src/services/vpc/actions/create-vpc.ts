import type {
  CreateVpcRequest,
  CreateVpcResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { type Cidr, contains, parseCidr } from '../cidr.ts'
import { malformed, quotaExceeded, tooLong } from '../errors.ts'
import { limits } from '../limits.ts'
import { type Vpc, vpcs } from '../model.ts'
import { showVpc } from '../views.ts'

/** 10.0.0.0/12 and not /8: https://cloud.tencent.com/document/api/215/15774 */
const allowed: readonly { range: Cidr; widest: number }[] = [
  { range: { first: 10 * 2 ** 24, prefix: 8 }, widest: 12 },
  { range: { first: 172 * 2 ** 24 + 16 * 2 ** 16, prefix: 12 }, widest: 12 },
  { range: { first: 192 * 2 ** 24 + 168 * 2 ** 16, prefix: 16 }, widest: 16 },
]
const narrowest = 28

/** Servers that answer inside every VPC. */
const defaultDns = ['183.60.83.19', '183.60.82.98']

export const createVpc: Action<CreateVpcRequest, CreateVpcResponse> = (request, { world, region }) => {
  supportOnly(request, ['VpcName', 'CidrBlock', 'DnsServers', 'DomainName', 'Tags'])
  const { VpcName, CidrBlock, DnsServers = defaultDns, DomainName = '' } = request
  if (VpcName === '' || VpcName.length > limits.nameLength) throw tooLong('VpcName', limits.nameLength)
  if (DnsServers.length > limits.dnsServers) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `A VPC has at most ${limits.dnsServers} DNS servers.`,
    )
  }
  checkRange(CidrBlock)
  const tags = readTags(request.Tags)
  const inRegion = [...vpcs(world).values()].filter((vpc) => vpc.region === region)
  const quota = quotaOf(world, 'vpc.vpcsPerRegion', limits.vpcsPerRegion)
  if (inRegion.length >= quota) throw quotaExceeded('VPCs', quota)

  const vpc: Vpc = {
    vpcId: world.ids.next('vpc'),
    region,
    name: VpcName,
    cidr: CidrBlock,
    dnsServers: DnsServers,
    domainName: DomainName,
    routeTableId: world.ids.next('rtb'),
    createdAt: world.clock.now(),
  }
  vpcs(world).set(vpc.vpcId, vpc)
  setTags(world, resourceName(world, 'vpc', region, vpc.vpcId), tags)
  return { Vpc: showVpc(world, vpc) }
}

function checkRange(text: string): void {
  const cidr = parseCidr(text)
  if (!cidr) throw malformed('CidrBlock', text)
  const fits = allowed.some(({ range, widest }) => contains(range, cidr) && cidr.prefix >= widest)
  if (fits && cidr.prefix <= narrowest) return
  throw new CloudError(
    'InvalidParameterValue',
    `The range ${text} must lie in 10.0.0.0/8 (mask 12 to 28), 172.16.0.0/12 or 192.168.0.0/16.`,
  )
}
