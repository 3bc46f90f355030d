import { CloudError } from '../../errors.ts'

export interface Statement {
  readonly effect: 'allow' | 'deny'
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/**
 * Reads a permission policy: `{"version":"2.0","statement":[{effect, action, resource}]}`.
 * https://cloud.tencent.com/document/product/598/10604
 */
export function parsePolicy(document: string): Statement[] {
  const statements = statementsOf(document)
  for (const statement of statements) refuseCondition(statement)
  return statements.map((statement) => ({
    effect: effectOf(statement),
    actions: textsOf(statement.action, 'action'),
    resources: textsOf(statement.resource, 'resource'),
  }))
}

/** The statements of a policy of any kind. @throws CloudError */
export function statementsOf(document: string): Record<string, unknown>[] {
  const policy = parseJson(document)
  if (!isObject(policy)) throw malformed('the policy must be an object')
  if (policy.version !== '2.0') throw malformed('version must be "2.0"')
  const statements = Array.isArray(policy.statement) ? policy.statement : [policy.statement]
  if (!statements.every(isObject)) throw malformed('statement must be a list of objects')
  return statements
}

/** A condition that is ignored would grant too much. @throws CloudError */
export function refuseCondition({ condition }: Record<string, unknown>): void {
  if (condition === undefined) return
  throw new CloudError('Emulator.PolicyConditionNotSupported', 'The emulator does not evaluate `condition`.')
}

export function effectOf(statement: Record<string, unknown>): 'allow' | 'deny' {
  const { effect } = statement
  if (effect === 'allow' || effect === 'deny') return effect
  throw malformed('effect must be "allow" or "deny"')
}

export function textsOf(value: unknown, field: string): string[] {
  const texts = Array.isArray(value) ? value : [value]
  if (texts.every((text) => typeof text === 'string')) return texts
  throw malformed(`${field} must be a text or a list of texts`)
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw malformed('the policy is not valid JSON')
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function malformed(detail: string): CloudError {
  return new CloudError('InvalidParameter.PolicyDocumentError', `Policy document error: ${detail}.`)
}
