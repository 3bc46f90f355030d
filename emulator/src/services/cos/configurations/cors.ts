import { limits } from '../limits.ts'
import { group, integer, many, oneOf, optional, text } from '../xml/shape.ts'

const methods = oneOf('GET', 'PUT', 'POST', 'DELETE', 'HEAD')

/** https://cloud.tencent.com/document/product/436/8279 */
export const corsConfiguration = group({
  CORSRule: many(
    group({
      ID: optional(text),
      AllowedOrigin: many(text, { minimum: 1 }),
      AllowedMethod: many(methods, { minimum: 1 }),
      AllowedHeader: many(text),
      ExposeHeader: many(text),
      MaxAgeSeconds: optional(integer(0)),
    }),
    { minimum: 1, maximum: limits.corsRules },
  ),
  ResponseVary: optional(oneOf('true', 'false')),
})
