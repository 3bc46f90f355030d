import type {
  DescribeDBInstanceParametersRequest,
  DescribeDBInstanceParametersResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { describeSetting, readSettings } from '../parameters.ts'

export const describeDBInstanceParameters: Action<
  DescribeDBInstanceParametersRequest,
  DescribeDBInstanceParametersResponse
> = async ({ DBInstanceId, ParamName }, { world, region }) => {
  const settings = await readSettings(world, findRunningInstance(world, region, DBInstanceId))
  const Detail = settings
    .map(describeSetting)
    .filter(({ Name }) => ParamName === undefined || ParamName === '' || Name === ParamName)
  return { TotalCount: Detail.length, Detail }
}
