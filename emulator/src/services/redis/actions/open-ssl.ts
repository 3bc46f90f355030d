import type {
  OpenSSLRequest,
  OpenSSLResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { notSupported } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { discardCertificate } from '../server.ts'

/** "Any", "private IPv4", "not given": the instance has one address, its private IPv4. */
const supportedAddressTypes = [0, 1, -1]

/** Connections break: the server restarts and refuses plaintext. */
export const openSSL: Action<OpenSSLRequest, OpenSSLResponse> = (
  { InstanceId, AddressType = 0 },
  { world, region },
) => {
  if (!supportedAddressTypes.includes(AddressType)) throw notSupported(`AddressType ${AddressType}`)
  const instance = findRunningInstance(world, region, InstanceId)
  if (instance.noAuth) {
    throw new CloudError('FailedOperation.UnSupportError', 'SSL needs an instance with a password.')
  }
  discardCertificate(world, instance)
  return { TaskId: beginChange(world, instance, { type: 'OpenSSL', record: { ssl: true } }) }
}
