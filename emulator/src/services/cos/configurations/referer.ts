import { group, many, oneOf, optional, text } from '../xml/shape.ts'

/** https://cloud.tencent.com/document/product/436/32492 */
export const refererConfiguration = group({
  Status: oneOf('Enabled', 'Disabled'),
  RefererType: oneOf('White-List', 'Black-List'),
  DomainList: group({ Domain: many(text, { minimum: 1 }) }),
  EmptyReferConfiguration: optional(oneOf('Allow', 'Deny')),
})
