import type {
  ModifyDBInstanceSSLConfigRequest,
  ModifyDBInstanceSSLConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import type { Instance } from '../model.ts'
import { discardCertificate } from '../server.ts'

/** Connections break: the server restarts, with TLS alone or without it. */
export const modifyDBInstanceSSLConfig: Action<
  ModifyDBInstanceSSLConfigRequest,
  ModifyDBInstanceSSLConfigResponse
> = ({ DBInstanceId, SSLEnabled, ConnectAddress }, { world, region }) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  if (SSLEnabled) checkAddress(instance, ConnectAddress)
  discardCertificate(world, instance)
  const TaskId = beginChange(world, instance, {
    status: 'job running',
    duration: durations.change,
    type: 'ModifyDBInstanceSSLConfig',
    record: { ssl: SSLEnabled },
  })
  return { TaskId }
}

/** The certificate protects one address, and the instance has one. */
function checkAddress({ address }: Instance, asked: string | undefined): void {
  if (asked === address) return
  if (asked !== undefined) throw invalidValue('ConnectAddress', asked, `the instance's address, ${address}`)
  throw new CloudError('MissingParameter', 'The request is missing a required parameter `ConnectAddress`.')
}
