import type {
  ModifyDBInstanceDeploymentRequest,
  ModifyDBInstanceDeploymentResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findPrimary } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { checkNodes } from '../order.ts'

/** Moves the primary or the standby to another zone; the address stays. */
export const modifyDBInstanceDeployment: Action<
  ModifyDBInstanceDeploymentRequest,
  ModifyDBInstanceDeploymentResponse
> = (request, { world, region }) => {
  supportOnly(request, ['DBInstanceId', 'DBNodeSet', 'SwitchTag'])
  if (request.SwitchTag !== 0) {
    throw new CloudError('Emulator.ParameterNotSupported', 'This emulator switches at once: SwitchTag 0.')
  }
  const instance = findPrimary(world, region, request.DBInstanceId)
  const record = checkNodes(request.DBNodeSet, region)
  beginChange(world, instance, { status: 'deployment changing', duration: durations.change, record })
  return {}
}
