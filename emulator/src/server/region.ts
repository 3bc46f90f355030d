import { findRegion } from '../engine/regions.ts'
import { CloudError } from '../errors.ts'
import type { Service } from '../services/service.ts'

/** The call's region; empty where a global product was called without one. */
export function checkRegion(service: Service, header: string | string[] | undefined): string {
  const name = typeof header === 'string' ? header : ''
  if (name === '' && service.global) return ''
  if (name === '') {
    throw new CloudError('MissingParameter', 'The request is missing a required parameter `Region`.')
  }
  if (!findRegion(name)) {
    throw new CloudError('UnsupportedRegion', `The region \`${name}\` is not supported.`)
  }
  return name
}
