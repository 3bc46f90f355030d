import { CloudError } from '../../errors.ts'
import { effectOf, isObject, malformed, refuseCondition, statementsOf, textsOf } from './policy-document.ts'

/** Who may assume a role. */
export interface Trust {
  /** Services such as `cvm.qcloud.com`. */
  readonly services: readonly string[]
  /** Accounts, as `qcs::cam::uin/…:root`. */
  readonly accounts: readonly string[]
  readonly federated: readonly FederatedTrust[]
}

/** Whoever comes with a token of the provider that meets every condition. */
export interface FederatedTrust {
  /** `qcs::cam::uin/…:oidc-provider/<name>` */
  readonly providers: readonly string[]
  readonly conditions: readonly Condition[]
}

/** One of the values must be, or be like, the claim. */
export interface Condition {
  readonly operator: 'string_equal' | 'string_like'
  /** A claim of the token: `sub` of `oidc:sub`. */
  readonly claim: string
  readonly values: readonly string[]
}

const operators = ['string_equal', 'string_like'] as const
const claims = ['iss', 'aud', 'sub']

/** Reads a role's trust policy. Conditions are evaluated for OIDC providers, and refused for others. */
export function parseTrust(document: string): Trust {
  const statements = statementsOf(document).filter((statement) => effectOf(statement) === 'allow')
  const trusts = statements.map(readStatement)
  return {
    services: trusts.flatMap(({ services }) => services),
    accounts: trusts.flatMap(({ accounts }) => accounts),
    federated: trusts.flatMap(({ federated }) => federated),
  }
}

function readStatement(statement: Record<string, unknown>): Trust {
  const { principal } = statement
  const providers = isObject(principal) ? textsOf(principal.federated ?? [], 'principal.federated') : []
  if (providers.length === 0) refuseCondition(statement)
  if (!isObject(principal)) throw malformed('each statement of a trust policy needs a principal')
  return {
    services: textsOf(principal.service ?? [], 'principal.service'),
    accounts: textsOf(principal.qcs ?? [], 'principal.qcs'),
    federated: providers.length > 0 ? [{ providers, conditions: readConditions(statement.condition) }] : [],
  }
}

function readConditions(condition: unknown = {}): Condition[] {
  if (!isObject(condition)) throw malformed('condition must be an object')
  return Object.entries(condition).flatMap(([name, tests]) => {
    const operator = operators.find((one) => one === name)
    if (!operator) throw notEvaluated(name)
    if (!isObject(tests)) throw malformed(`condition.${name} must be an object`)
    return Object.entries(tests).map(([key, values]) => {
      const [, claim = ''] = /^oidc:(.+)$/.exec(key) ?? []
      if (!claims.includes(claim)) throw notEvaluated(key)
      return { operator, claim, values: textsOf(values, key) }
    })
  })
}

function notEvaluated(name: string): CloudError {
  return new CloudError(
    'Emulator.PolicyConditionNotSupported',
    `The emulator does not evaluate \`${name}\`; it does ${operators.join(' and ')} of oidc:${claims.join(', oidc:')}.`,
  )
}
