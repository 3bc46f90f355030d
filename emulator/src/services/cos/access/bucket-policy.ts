import { notImplemented, refuse } from '../errors.ts'
import type { Requester } from './identify.ts'
import { matchesWildcard } from './wildcard.ts'

interface Statement {
  readonly effect: 'allow' | 'deny'
  readonly principals: readonly string[]
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

export type Verdict = 'allow' | 'deny' | 'silent'

/** Reads a bucket policy: https://cloud.tencent.com/document/product/436/12470. Names in any letter case. */
export function parseBucketPolicy(document: string): Statement[] {
  const policy = lowerCased(parseJson(document))
  if (policy.version !== '2.0') throw refuse('MalformedPolicy', 'The version must be "2.0".')
  return [policy.statement].flat().map((item) => {
    const statement = lowerCased(item)
    // COS takes a principal for all statements at once too.
    const principal = lowerCased(statement.principal ?? policy.principal)
    if (statement.condition !== undefined) throw notImplemented('condition in a bucket policy')
    return {
      effect: effectOf(statement.effect),
      principals: texts(principal.qcs, 'principal.qcs'),
      actions: texts(statement.action, 'action').map((action) => action.replace(/^name\//, '')),
      resources: texts(statement.resource, 'resource'),
    }
  })
}

/** What the policy says of this request; a deny wins over every allow. */
export function policyVerdict(document: string, who: Requester, action: string, resource: string): Verdict {
  const effects = parseBucketPolicy(document)
    .filter(({ principals }) => principals.some((principal) => means(principal, who)))
    .filter(({ actions }) => actions.some((pattern) => matchesWildcard(pattern, action)))
    .filter(({ resources }) =>
      resources.some((pattern) => matchesWildcard(withoutEmptyOwner(pattern), resource)),
    )
    .map(({ effect }) => effect)
  if (effects.includes('deny')) return 'deny'
  return effects.includes('allow') ? 'allow' : 'silent'
}

/** `qcs::cam::anyone:anyone`, or a name of the account that a requester belongs to, or of its role. */
function means(principal: string, who: Requester): boolean {
  if (principal === 'qcs::cam::anyone:anyone' || principal === '*') return true
  if (who.type === 'anonymous') return false
  const account = `qcs::cam::uin/${who.uin}`
  if (who.type === 'role' && principal === `${account}:roleName/${who.roleName}`) return true
  return principal === `${account}:root` || principal === `${account}:uin/${who.uin}`
}

function withoutEmptyOwner(pattern: string): string {
  return pattern.replace(':uid/:', ':uid/*:')
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw refuse('MalformedPolicy', 'The policy is not valid JSON.')
  }
}

function lowerCased(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw refuse('MalformedPolicy', 'An object is missing.')
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]))
}

function effectOf(value: unknown): 'allow' | 'deny' {
  if (value === 'allow' || value === 'deny') return value
  throw refuse('MalformedPolicy', 'effect must be "allow" or "deny".')
}

function texts(value: unknown, field: string): string[] {
  const list = [value].flat()
  if (list.length > 0 && list.every((item) => typeof item === 'string')) return list
  throw refuse('MalformedPolicy', `${field} must be a text or a list of texts.`)
}
