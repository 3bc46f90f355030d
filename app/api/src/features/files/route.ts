import type { Access } from '../../people/access.ts'

/** What each route of files says of itself: who may use it, how it stands in the reader, what goes in and out. */
export function route<const S extends object>(access: Access, summary: string, schema: S) {
  return { config: { access }, schema: { tags: ['files'], summary, ...schema } }
}
