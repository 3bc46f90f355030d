import { tooLong } from './errors.ts'
import { limits } from './limits.ts'

/** @throws CloudError `InvalidParameterValue.Length` */
export function checkName(field: string, name: string): void {
  if (name === '' || name.length > limits.nameLength) throw tooLong(field, limits.nameLength)
}
