import type { Access } from '../pipeline.ts'

/** The role that a job takes with a token of its platform. */
export function tokenRole({ role }: Access): string {
  return role === 'change' ? 'ci-apply' : 'ci-plan'
}

/** The role that a job takes with a key, where its platform gives no token. */
export function keyRole({ role }: Access): string {
  return role === 'change' ? 'operator-change' : 'operator-look'
}
