import { CloudError } from '../../errors.ts'
import { invalidHost } from './errors.ts'

const serviceTypes = ['web', 'download', 'media', 'hybrid', 'dynamic']
const areas = ['mainland', 'overseas', 'global']

export function readServiceType(type: string): string {
  if (serviceTypes.includes(type)) return type
  throw new CloudError(
    'InvalidParameter.CdnInvalidParamServiceType',
    `ServiceType is one of ${serviceTypes.join(', ')}.`,
  )
}

export function readArea(area = 'mainland'): string {
  if (areas.includes(area)) return area
  throw invalidHost(`Area is one of ${areas.join(', ')}.`)
}
