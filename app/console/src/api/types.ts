import type { paths } from './schema.d.ts'

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never

/** What `GET` of a path answers. */
export type Got<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Json<Answer>
  : never

/** One of the items that `GET` of a path lists. */
export type Item<Path extends keyof paths> = Got<Path> extends { items: (infer One)[] } ? One : never

/** What `POST` to a path takes. */
export type Posted<Path extends keyof paths> = paths[Path] extends { post: { requestBody: infer Body } }
  ? Json<Body>
  : never
