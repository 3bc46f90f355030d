import type {
  ModifyRouteTableAttributeRequest,
  ModifyRouteTableAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { tooLong } from '../errors.ts'
import { limits } from '../limits.ts'
import { findRouteTable, saveRouteTable } from '../route-tables.ts'

export const modifyRouteTableAttribute: Action<
  ModifyRouteTableAttributeRequest,
  ModifyRouteTableAttributeResponse
> = ({ RouteTableId, RouteTableName: name }, { world, region }) => {
  const table = findRouteTable(world, region, RouteTableId)
  if (name === '' || name.length > limits.nameLength) throw tooLong('RouteTableName', limits.nameLength)
  saveRouteTable(world, { ...table, name })
  return {}
}
