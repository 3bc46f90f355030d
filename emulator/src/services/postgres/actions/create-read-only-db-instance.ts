import type {
  CreateReadOnlyDBInstanceRequest,
  CreateReadOnlyDBInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { createAll } from '../new-instance.ts'
import { checkReadOnlyOrder } from '../read-only-order.ts'

/** Standbys that stream from their master. */
export const createReadOnlyDBInstance: Action<
  CreateReadOnlyDBInstanceRequest,
  CreateReadOnlyDBInstanceResponse
> = (request, { world, region }) =>
  createAll(world, region, checkReadOnlyOrder(request, world, region), request.InstanceCount)
