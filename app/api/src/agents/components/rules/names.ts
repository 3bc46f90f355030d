import type { Place } from '../place.ts'

/** As Python's `str.isidentifier` has it, so Chinese names are fine and names with spaces are not. */
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u

/** What OpenAI's protocol allows; AutoGen fails at the first call with others. */
const TOOL_NAME = /^[A-Za-z0-9_-]{1,64}$/

/** Names of agents and handoffs. */
export function identifier(name: string, place: Place): void {
  if (!IDENTIFIER.test(name))
    place.problem('name/not-an-identifier', { name, suggestion: asIdentifier(name) })
}

export function toolName(name: string, place: Place): void {
  if (!TOOL_NAME.test(name)) place.problem('tool/name', { name })
}

function asIdentifier(name: string): string {
  const kept = name.trim().replaceAll(/[^\p{XID_Continue}]+/gu, '_')
  return IDENTIFIER.test(kept) ? kept : `_${kept}`
}

/** Those that come more than once, each told once, with the place of its second. */
export function repeated(names: readonly string[]): { name: string; at: number }[] {
  return names.flatMap((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length
    return before === 1 ? [{ name, at }] : []
  })
}
