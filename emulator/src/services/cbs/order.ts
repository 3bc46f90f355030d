import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

export function checkDiskCharge(chargeType: string): void {
  if (chargeType === 'POSTPAID_BY_HOUR') return
  throw new CloudError(
    'Emulator.ParameterNotSupported',
    `This emulator bills disks by the hour (POSTPAID_BY_HOUR), not ${chargeType}.`,
  )
}

export function checkDiskCount(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= limits.disksPerCall) return
  throw new CloudError('InvalidParameterValue', `DiskCount is 1 to ${limits.disksPerCall}.`)
}
