import type {
  CreateInstancesRequest,
  CreateInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { createAll } from '../new-instance.ts'
import { checkOrder } from '../order.ts'

export const createInstances: Action<CreateInstancesRequest, CreateInstancesResponse> = async (
  request,
  { world, region },
) => createAll(world, region, await checkOrder(request, world, region), request.InstanceCount)
