import type {
  DescribeNetworkAccountTypeRequest,
  DescribeNetworkAccountTypeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'

/** New accounts are STANDARD: bandwidth is bought with the address. */
export const describeNetworkAccountType: Action<
  DescribeNetworkAccountTypeRequest,
  DescribeNetworkAccountTypeResponse
> = () => ({ NetworkAccountType: 'STANDARD' })
