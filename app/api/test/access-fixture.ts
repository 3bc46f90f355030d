import type { Caller } from './app.ts'

/**
 * What a feature tells the matrix of accesses about its routes with an object in their path. One file for each
 * feature, `src/features/<name>/access-fixture.ts`, exports it as `fixture`.
 */
export interface AccessFixture {
  /** Beginning of the paths, as the OpenAPI document writes them: `/api/files`. */
  readonly below: string
  /** `shared`: whoever has the role of the route may use it on any object. */
  readonly objects: 'shared' | Owned
}

/** Objects that are their owner's alone. */
export interface Owned {
  /** Role that the owner, and the other who tries, have. */
  readonly role: 'viewer' | 'operator' | 'commander'
  /** Creates an object of the owner; answers what stands in its path, by name: `{ id: '…' }`. */
  create(owner: Caller): Promise<Readonly<Record<string, string>>>
  /** Bodies without which a route refuses before it looks at the object: `'PATCH /api/files/{id}'`. */
  readonly bodies?: Readonly<Record<string, object>>
  /** What others are told: 404, unless they may know that there is such an object. Default 404. */
  readonly refusal?: 403 | 404
  /** Whether administrators are others too. Default true. */
  readonly alsoForAdministrators?: boolean
}
