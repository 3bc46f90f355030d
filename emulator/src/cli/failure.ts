/** Exit codes of the command line. */
export const exitCodes = {
  done: 0,
  /** The person's mistake. */
  usage: 1,
  /** Something outside failed: a taken port, a full disk, an emulator that does not run. */
  outside: 2,
} as const

/** What a person needs to be told, without a stack trace. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.exitCode = exitCode
  }
}
