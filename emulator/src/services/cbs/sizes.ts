import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

const types = ['CLOUD_PREMIUM', 'CLOUD_BSSD', 'CLOUD_SSD', 'CLOUD_HSSD']

export function checkDiskType(type: string): void {
  if (types.includes(type)) return
  throw new CloudError(
    'InvalidParameterValue',
    `The disk type \`${type}\` is not one of ${types.join(', ')}.`,
  )
}

/** `size` in GB */
export function checkDiskSize(size: number): void {
  const { smallest, largest, step } = limits.dataDisk
  if (size >= smallest && size <= largest && size % step === 0) return
  throw new CloudError(
    'InvalidParameterValue',
    `A disk has ${smallest} to ${largest} GB in steps of ${step}, not ${size}.`,
  )
}
