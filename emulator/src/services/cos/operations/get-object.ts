import { checkReferer } from '../access/referer.ts'
import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { weighConditions } from '../http/conditions.ts'
import { readRange } from '../http/ranges.ts'
import { describeObject, presentation } from '../objects/describe.ts'
import { lookUp } from '../objects/look-up.ts'

/** GET Object: https://cloud.tencent.com/document/product/436/7753 */
export function getObject(call: ObjectCall): Answer {
  checkReferer(call.bucket, call.headers.referer)
  const object = lookUp(call)
  if (/ARCHIVE$/.test(object.storageClass)) throw refuse('InvalidObjectState')
  const headers = { ...describeObject(object, call.bucket), ...presentation(object, call.query) }
  const outcome = weighConditions(call.headers, object)
  if (outcome === 'failed') throw refuse('PreconditionFailed')
  if (outcome === 'not-modified') return { status: 304, headers }

  const range = readRange(call.headers.range, object.size)
  if (range === undefined) return { headers, data: { object, start: 0, end: object.size - 1 } }
  const { start, end } = range
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${object.size}` },
    data: { object, start, end },
  }
}
