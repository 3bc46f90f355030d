/** Each role may do all that those before it may. */
export const roles = ['viewer', 'operator', 'commander', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who may use a route: everybody, whoever is signed in, or whoever has at least this role. */
export type Access = 'anyone' | 'signed-in' | Role

export function allows(access: Access, role: Role): boolean {
  if (access === 'anyone' || access === 'signed-in') return true
  return roles.indexOf(role) >= roles.indexOf(access)
}
