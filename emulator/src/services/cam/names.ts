import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

/** Names of roles and policies. @throws CloudError with `code` */
export function checkName(name: string, code: string): void {
  if (/^[\w+=,.@-]+$/.test(name) && name.length <= limits.nameLength) return
  throw new CloudError(
    code,
    `The name \`${name}\` must have 1 to ${limits.nameLength} letters, digits and characters of +=,.@_-`,
  )
}

/** @throws CloudError `InvalidParameter.PolicyDocumentLengthOverLimit` */
export function checkLength(document: string): void {
  if (document.length <= limits.document) return
  throw new CloudError(
    'InvalidParameter.PolicyDocumentLengthOverLimit',
    `A policy document can have ${limits.document} characters.`,
  )
}
