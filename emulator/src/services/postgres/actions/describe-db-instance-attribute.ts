import type {
  DescribeDBInstanceAttributeRequest,
  DescribeDBInstanceAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { findInstance } from '../instances.ts'
import { describeInstance } from '../view.ts'

export const describeDBInstanceAttribute: Action<
  DescribeDBInstanceAttributeRequest,
  DescribeDBInstanceAttributeResponse
> = ({ DBInstanceId }, { world, region }) => ({
  DBInstance: describeInstance(world, findInstance(world, region, DBInstanceId)),
})
