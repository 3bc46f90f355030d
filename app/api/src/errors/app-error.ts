import type { ErrorCode } from './catalogue.ts'

/** An error with a place in the catalogue; `details` fill the gaps of its message. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string>>

  constructor(code: ErrorCode, details: Record<string, string> = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.details = details
  }
}

export type Dependency = 'PostgreSQL' | 'Redis' | 'COS'

/** What the app stands on is away, and trying again later may help. */
export function unavailable(dependency: Dependency, cause: unknown): AppError {
  return new AppError('dependency/unavailable', { dependency }, { cause })
}
