import type { World } from '../../engine/world.ts'
import type { Caller } from '../service.ts'
import { policies, roles } from './model.ts'
import { parsePolicy, type Statement } from './policy-document.ts'

/**
 * Whether the caller may do `action` (`cos:GetObject`) to `resource`, a six-segment name or `*` for actions that
 * name no resource. The account's root may do everything; a role session what its role's policies allow, within
 * its session policy if it has one. A deny wins over every allow.
 */
export function isAllowed(world: World, caller: Caller, action: string, resource: string): boolean {
  return grantsOf(world, caller).every((statements) => allows(statements, action, resource))
}

/** Each list of statements must allow by itself. */
function grantsOf(world: World, caller: Caller): Statement[][] {
  switch (caller.type) {
    case 'root':
      return []
    case 'federated':
      return [parsePolicy(caller.sessionPolicy)]
    case 'role': {
      const ofRole = roleStatements(world, caller.roleName)
      return caller.sessionPolicy ? [ofRole, parsePolicy(caller.sessionPolicy)] : [ofRole]
    }
  }
}

function roleStatements(world: World, roleName: string): Statement[] {
  const attachments = roles(world).get(roleName)?.attachments ?? []
  return attachments.flatMap(({ policyId }) => {
    const policy = policies(world).get(String(policyId))
    return policy ? parsePolicy(policy.document) : []
  })
}

function allows(statements: readonly Statement[], action: string, resource: string): boolean {
  const effects = statements
    .filter((statement) => statement.actions.some((pattern) => matchesAction(pattern, action)))
    .filter((statement) => statement.resources.some((pattern) => matchesResource(pattern, resource)))
    .map((statement) => statement.effect)
  return effects.includes('allow') && !effects.includes('deny')
}

/** `name/` before an action is an older spelling of the same. Letter case does not count. */
function matchesAction(pattern: string, action: string): boolean {
  return matches(pattern.replace(/^name\//, '').toLowerCase(), action.toLowerCase())
}

/** `qcs:<project>:<service>:<region>:<owner>:<resource>`; an empty segment and an owner such as `uin/` mean any. */
function matchesResource(pattern: string, resource: string): boolean {
  if (pattern === '*') return true
  const wanted = segments(pattern)
  const given = segments(resource)
  return (
    wanted.length === 6 &&
    given.length === 6 &&
    wanted.every(
      (segment, index) => segment === '' || matches(segment.replace(/\/$/, '/*'), given[index] ?? ''),
    )
  )
}

/** The last segment keeps its colons. */
function segments(name: string): string[] {
  const parts = name.split(':')
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])]
}

/** `*` stands for any text. */
export function matches(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === head
  if (!text.startsWith(head)) return false
  const tail = rest.pop() ?? ''
  let from = head.length
  for (const piece of rest) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return text.length - tail.length >= from && text.endsWith(tail)
}
