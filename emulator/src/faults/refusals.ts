import { CloudError } from '../errors.ts'
import { CosError, type CosErrorCode } from '../services/cos/errors.ts'
import type { Call } from './call.ts'

/** A refusal in the words of whoever was called; COS has codes of its own. */
export function refusal(call: Call, code: string, message: string, cosCode: CosErrorCode): CloudError {
  return call.protocol === 'cos' ? new CosError(cosCode) : new CloudError(code, message)
}

export function internalError(call: Call): CloudError {
  return refusal(call, 'InternalError', 'An internal error has occurred.', 'InternalError')
}
