import type {
  DeleteVpcRequest,
  DeleteVpcResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { loadBalancers } from '../../clb/model.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { inUse } from '../errors.ts'
import { findVpc } from '../find.ts'
import { subnets, vpcs } from '../model.ts'
import { natGateways } from '../nat-gateways.ts'
import { forgetRouteTable, isDefault, routeTablesIn } from '../route-tables.ts'

export const deleteVpc: Action<DeleteVpcRequest, DeleteVpcResponse> = ({ VpcId }, { world, region }) => {
  findVpc(world, region, VpcId)
  const subnet = [...subnets(world).values()].find(({ vpcId }) => vpcId === VpcId)
  if (subnet) throw inUse(VpcId, `the subnet ${subnet.subnetId}`)
  const balancer = [...loadBalancers(world).values()].find(({ vpcId }) => vpcId === VpcId)
  if (balancer) throw inUse(VpcId, `the load balancer ${balancer.loadBalancerId}`)
  const gateway = [...natGateways(world).values()].find(({ vpcId }) => vpcId === VpcId)
  if (gateway) throw inUse(VpcId, `the NAT gateway ${gateway.natGatewayId}`)
  const tables = routeTablesIn(world, region).filter(({ vpcId }) => vpcId === VpcId)
  const custom = tables.find((table) => !isDefault(world, table))
  if (custom) throw inUse(VpcId, `the route table ${custom.routeTableId}`)
  for (const { routeTableId } of tables) forgetRouteTable(world, routeTableId)
  vpcs(world).delete(VpcId)
  forgetTags(world, resourceName(world, 'vpc', region, VpcId))
  return {}
}
