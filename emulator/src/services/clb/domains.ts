import type { Rule } from './model.ts'

/** A domain stands for all rules that have it. */
export function hasDomain(domain: string): (rule: Rule) => boolean {
  return (rule) => rule.domains.includes(domain)
}

/**
 * A listener has one default domain. Makes `domain` it, in the rules of one listener; without a domain, the first
 * that is left if the default one is gone.
 *
 * @returns the rules that this changes, as they are then
 */
export function makeDefault(rules: readonly Rule[], domain?: string): Rule[] {
  const chosen = domain ?? (rules.find((rule) => rule.defaultServer) ?? rules[0])?.domains[0]
  return rules
    .map((rule) => ({ ...rule, defaultServer: chosen !== undefined && rule.domains.includes(chosen) }))
    .filter((rule, index) => rule.defaultServer !== rules[index]?.defaultServer)
}
