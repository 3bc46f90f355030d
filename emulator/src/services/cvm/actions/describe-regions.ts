import type {
  DescribeRegionsRequest,
  DescribeRegionsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { regions } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'

export const describeRegions: Action<DescribeRegionsRequest, DescribeRegionsResponse> = () => ({
  TotalCount: regions.length,
  RegionSet: regions.map(({ name, title }) => ({
    Region: name,
    RegionName: title,
    RegionState: 'AVAILABLE',
  })),
})
