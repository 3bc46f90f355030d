import { allowCrossOrigin } from '../access/cors.ts'
import type { Answer, BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'

/** OPTIONS Object: https://cloud.tencent.com/document/product/436/8288. Browsers send it unsigned. */
export function preflight({ bucket, headers }: BucketCall): Answer {
  const {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': wanted,
  } = headers
  if (origin === undefined || method === undefined) {
    throw refuse('InvalidRequest', 'A preflight needs Origin and Access-Control-Request-Method.')
  }
  const requested = (wanted ?? '').split(',').map((header) => header.trim().toLowerCase())
  const allowed = allowCrossOrigin(bucket, {
    origin,
    method,
    headers: requested.filter((header) => header !== ''),
  })
  if (allowed === undefined) throw refuse('AccessForbidden')
  return { headers: allowed }
}
