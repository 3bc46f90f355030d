import { invalidParameter } from './errors.ts'
import { limits } from './limits.ts'

/** @throws CloudError `FailedOperation.InvalidParam` */
export function checkAlias(alias: string): void {
  if (alias.length <= limits.aliasLength) return
  throw invalidParameter(`Alias is longer than ${limits.aliasLength} characters.`)
}
