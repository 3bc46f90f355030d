import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

/** @throws CloudError `InvalidParameterValue.InstanceNameRuleError` */
export function checkInstanceName(name: string): void {
  if (name.length < limits.nameLength && /^[\w\p{Script=Han}-]+$/u.test(name)) return
  throw new CloudError(
    'InvalidParameterValue.InstanceNameRuleError',
    `The name ${name} is invalid: fewer than ${limits.nameLength} letters, digits, "_" and "-".`,
  )
}
