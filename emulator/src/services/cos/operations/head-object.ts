import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { weighConditions } from '../http/conditions.ts'
import { describeObject } from '../objects/describe.ts'
import { lookUp } from '../objects/look-up.ts'

/** HEAD Object: https://cloud.tencent.com/document/product/436/7745 */
export function headObject(call: ObjectCall): Answer {
  const object = lookUp(call)
  const headers = { ...describeObject(object, call.bucket), 'content-length': String(object.size) }
  const outcome = weighConditions(call.headers, object)
  if (outcome === 'failed') throw refuse('PreconditionFailed')
  return outcome === 'not-modified' ? { status: 304, headers } : { headers }
}
