/**
 * A refusal in the cloud's own words. `code` is one the real service documents for the action, `Class.Detail`.
 * The emulator's own limits use codes that begin with `Emulator.`, which no cloud has.
 */
export class CloudError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CloudError'
    this.code = code
  }
}
