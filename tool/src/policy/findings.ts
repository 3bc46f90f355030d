import type { Text } from '../text.ts'
import type { PolicyId } from './ids.ts'
import type { Severity, Subject } from './rule.ts'
import { rules } from './rules/index.ts'

/** One violation of one policy, accepted or not. */
export interface Finding {
  readonly id: PolicyId
  readonly severity: Severity
  readonly key: string
  readonly message: Text
  /** The reason the config gives for accepting it. */
  readonly accepted?: string
}

/** What a config accepts: every finding of a policy, or the one about a resource. */
export interface Acceptance {
  readonly id: PolicyId
  readonly key?: string | undefined
  readonly reason: string
}

/** Holds an environment against every policy. Pure. */
export function findingsOf(subject: Subject, accept: readonly Acceptance[]): Finding[] {
  return rules.flatMap(({ id, severity, violations }) =>
    violations(subject).map(({ key, message }) => {
      const acceptance = accept.find((one) => one.id === id && (one.key === undefined || one.key === key))
      return { id, severity, key, message, ...(acceptance ? { accepted: acceptance.reason } : {}) }
    }),
  )
}

/** What must be mended or accepted before anything is done. */
export function unacceptedErrors(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined)
}
