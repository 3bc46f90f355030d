import { CloudError } from '../errors.ts'

export interface PageRequest {
  readonly Offset?: number | string
  readonly Limit?: number | string
}

export interface PageRules {
  /** Without `Limit`. */
  readonly limit: number
  readonly maximum: number
  /** What this product answers to a limit out of range; default `InvalidParameterValue.Range`. */
  readonly code?: string
}

/** The asked part of a list. Offset and limit are numbers in most products and texts in some of vpc's actions. */
export function pageOf<T>(items: readonly T[], request: PageRequest, rules: PageRules): T[] {
  const offset = wholeNumber(request.Offset ?? 0, 'Offset', 0, Number.MAX_SAFE_INTEGER, rules)
  const limit = wholeNumber(request.Limit ?? rules.limit, 'Limit', 1, rules.maximum, rules)
  return items.slice(offset, offset + limit)
}

function wholeNumber(
  value: number | string,
  name: string,
  lowest: number,
  highest: number,
  { code = 'InvalidParameterValue.Range' }: PageRules,
): number {
  const number = Number(value)
  if (value !== '' && Number.isInteger(number) && number >= lowest && number <= highest) return number
  throw new CloudError(
    code,
    `The value \`${value}\` of \`${name}\` is not in the range [${lowest}, ${highest}].`,
  )
}
