import { CloudError } from '../../errors.ts'

export interface Statement {
  readonly effect: 'allow' | 'deny'
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/** Services that may assume a role, such as `cvm.qcloud.com`, and accounts, as `qcs::cam::uin/…:root`. */
export interface Trust {
  readonly services: readonly string[]
  readonly accounts: readonly string[]
}

/**
 * Reads a permission policy: `{"version":"2.0","statement":[{effect, action, resource}]}`.
 * https://cloud.tencent.com/document/product/598/10604
 */
export function parsePolicy(document: string): Statement[] {
  return statementsOf(document).map((statement) => ({
    effect: effectOf(statement),
    actions: textsOf(statement.action, 'action'),
    resources: textsOf(statement.resource, 'resource'),
  }))
}

/** Reads a role's trust policy: who may call `sts:AssumeRole`. */
export function parseTrust(document: string): Trust {
  const principals = statementsOf(document)
    .filter((statement) => effectOf(statement) === 'allow')
    .map((statement) => statement.principal)
  if (!principals.every(isObject)) throw malformed('each statement of a trust policy needs a principal')
  return {
    services: principals.flatMap((principal) => textsOf(principal.service ?? [], 'principal.service')),
    accounts: principals.flatMap((principal) => textsOf(principal.qcs ?? [], 'principal.qcs')),
  }
}

function statementsOf(document: string): Record<string, unknown>[] {
  const policy = parseJson(document)
  if (!isObject(policy)) throw malformed('the policy must be an object')
  if (policy.version !== '2.0') throw malformed('version must be "2.0"')
  const statements = Array.isArray(policy.statement) ? policy.statement : [policy.statement]
  if (!statements.every(isObject)) throw malformed('statement must be a list of objects')
  if (statements.some((statement) => statement.condition !== undefined)) {
    throw new CloudError(
      'Emulator.PolicyConditionNotSupported',
      'The emulator does not evaluate `condition`.',
    )
  }
  return statements
}

function effectOf(statement: Record<string, unknown>): 'allow' | 'deny' {
  const { effect } = statement
  if (effect === 'allow' || effect === 'deny') return effect
  throw malformed('effect must be "allow" or "deny"')
}

function textsOf(value: unknown, field: string): string[] {
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(detail: string): CloudError {
  return new CloudError('InvalidParameter.PolicyDocumentError', `Policy document error: ${detail}.`)
}
