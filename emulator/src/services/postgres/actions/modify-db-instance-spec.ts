import type {
  ModifyDBInstanceSpecRequest,
  ModifyDBInstanceSpecResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { specs } from '../catalogue.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import type { Instance } from '../model.ts'
import { checkStorage } from '../storage.ts'

/** The real server stays as it is: a specification is a matter of the bill here. */
export const modifyDBInstanceSpec: Action<ModifyDBInstanceSpecRequest, ModifyDBInstanceSpecResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DBInstanceId', 'Memory', 'Storage', 'Cpu', 'SwitchTag', 'AutoVoucher'])
  if (request.SwitchTag) {
    throw new CloudError('Emulator.ParameterNotSupported', 'This emulator switches at once: SwitchTag 0.')
  }
  const instance = findRunningInstance(world, region, request.DBInstanceId)
  const { specCode, cpu, memory } = findSpec(request)
  checkStorage(request.Storage)
  checkStorageFits(instance, request.Storage)
  beginChange(world, instance, {
    status: 'expanding',
    duration: durations.change,
    record: { specCode, cpu, memory, storage: request.Storage },
  })
  return { DealName: '', BillId: '' }
}

function findSpec({ Cpu, Memory }: ModifyDBInstanceSpecRequest) {
  const found = specs.find(({ cpu, memory }) => memory === Memory && (Cpu === undefined || cpu === Cpu))
  if (found) return found
  throw new CloudError(
    'InvalidParameterValue.BadSpec',
    `No specification with ${Memory} GB of memory${Cpu === undefined ? '' : ` and ${Cpu} cores`} is sold.`,
  )
}

function checkStorageFits({ storage }: Instance, wanted: number): void {
  if (wanted >= storage) return
  throw new CloudError(
    'InvalidParameterValue.InvalidInstanceVolume',
    `The storage of ${storage} GB cannot shrink to ${wanted} GB.`,
  )
}
