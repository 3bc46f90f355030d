import type {
  ModifyDBInstanceSSLConfigRequest,
  ModifyDBInstanceSSLConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import type { Instance } from '../model.ts'
import { readOnlyGroups } from '../read-only-groups.ts'
import { discardCertificate } from '../server.ts'

/** Connections break: the server restarts, with TLS alone or without it. */
export const modifyDBInstanceSSLConfig: Action<
  ModifyDBInstanceSSLConfigRequest,
  ModifyDBInstanceSSLConfigResponse
> = ({ DBInstanceId, SSLEnabled, ConnectAddress }, { world, region }) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  const sslAddress = SSLEnabled ? checkAddress(world, instance, ConnectAddress) : undefined
  discardCertificate(world, instance)
  const TaskId = beginChange(world, instance, {
    status: 'job running',
    duration: durations.change,
    type: 'ModifyDBInstanceSSLConfig',
    record: { ssl: SSLEnabled, sslAddress },
  })
  return { TaskId }
}

/** The certificate protects one address: the instance's own, or that of the group in which it is read from. */
function checkAddress(world: World, { address, groupId = '' }: Instance, asked: string | undefined): string {
  const group = readOnlyGroups(world).get(groupId)
  const protectable = [address, ...(group ? [group.address] : [])]
  if (asked !== undefined) {
    if (protectable.includes(asked)) return asked
    throw invalidValue('ConnectAddress', asked, `an address of the instance: ${protectable.join(', ')}`)
  }
  throw new CloudError('MissingParameter', 'The request is missing a required parameter `ConnectAddress`.')
}
