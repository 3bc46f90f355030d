import { CloudError } from '../../errors.ts'
import { invalidValue } from './errors.ts'
import { limits } from './limits.ts'

/** @throws CloudError */
export function checkInstanceName(field: string, name: string): void {
  if (name.length < limits.nameLength && /^[\w\p{Script=Han}-]+$/u.test(name)) return
  throw invalidValue(field, name, `fewer than ${limits.nameLength} letters, digits, "_" and "-"`)
}

/** The name of the first account. @throws CloudError `InvalidParameterValue.InvalidAccountError` */
export function checkAdminName(name: string): void {
  const isWord = /^[a-z_]\w*$/i.test(name) && name.length <= limits.adminNameLength
  if (isWord && !/^(postgres$|pg_|tencentdb_)/i.test(name)) return
  throw new CloudError(
    'InvalidParameterValue.InvalidAccountError',
    `The account name ${name} is invalid: 1 to ${limits.adminNameLength} letters, digits and "_", not starting ` +
      'with a digit, pg_ or tencentdb_, and not postgres.',
  )
}

/** @throws CloudError `InvalidParameterValue.InvalidAccountNameFormatError` */
export function checkAccountName(name: string): void {
  if (isIdentifier(name) && !/^(postgres$|pg_|tencentdb_)/i.test(name)) return
  throw new CloudError(
    'InvalidParameterValue.InvalidAccountNameFormatError',
    `The account name ${name} is invalid: up to ${limits.identifierLength} letters, digits and "_", not starting ` +
      'with a digit, pg_ or tencentdb_, and not postgres.',
  )
}

/** @throws CloudError `InvalidParameterValue.InvalidDatabaseNameFormatError` */
export function checkDatabaseName(name: string): void {
  if (isIdentifier(name) && name !== 'postgres') return
  throw new CloudError(
    'InvalidParameterValue.InvalidDatabaseNameFormatError',
    `The database name ${name} is invalid: up to ${limits.identifierLength} letters, digits and "_", not starting ` +
      'with a digit, and not postgres.',
  )
}

function isIdentifier(name: string): boolean {
  return /^[a-z_]\w*$/i.test(name) && name.length <= limits.identifierLength
}
