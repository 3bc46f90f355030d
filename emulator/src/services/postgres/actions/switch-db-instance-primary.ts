import type {
  SwitchDBInstancePrimaryRequest,
  SwitchDBInstancePrimaryResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findPrimary } from '../instances.ts'
import { beginSwitch } from '../lifecycle.ts'

/** The standby becomes the primary: https://cloud.tencent.com/document/api/409/95968. There is no lag here, so that `Force` makes no difference. */
export const switchDBInstancePrimary: Action<
  SwitchDBInstancePrimaryRequest,
  SwitchDBInstancePrimaryResponse
> = (request, { world, region }) => {
  supportOnly(request, ['DBInstanceId', 'Force', 'SwitchTag'])
  if ((request.SwitchTag ?? 0) !== 0)
    throw new CloudError('Emulator.ParameterNotSupported', 'This emulator switches at once: SwitchTag 0.')
  return { TaskId: beginSwitch(world, findPrimary(world, region, request.DBInstanceId)) }
}
