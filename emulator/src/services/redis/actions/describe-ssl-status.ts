import type {
  DescribeSSLStatusRequest,
  DescribeSSLStatusResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { findInstance } from '../instances.ts'
import { status } from '../model.ts'

/** How long the cloud's link works; the emulator's does not expire. Milliseconds. */
const linkPeriod = 24 * 3_600_000

export const describeSSLStatus: Action<DescribeSSLStatusRequest, DescribeSSLStatusResponse> = (
  { InstanceId },
  { world, region },
) => {
  const instance = findInstance(world, region, InstanceId)
  const { ssl, address } = instance
  return {
    SSLConfig: ssl,
    FeatureSupport: true,
    Status: instance.status === status.running ? 2 : 1,
    AddressType: ssl ? 1 : -1,
    EncryptAddress: ssl ? address : '',
    CertDownloadUrl: ssl ? `${world.endpoint}/redis/ca.zip` : '',
    UrlExpiredTime: ssl ? chinaTime(world.clock.now() + linkPeriod) : '',
  }
}
