import { type ParseArgsConfig, parseArgs } from 'node:util'
import { exitCodes, Failure } from './failure.ts'

/** Options that every command has. */
export const commonOptions = {
  data: { type: 'string', default: '.tengyun/emulator' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Words and options apart. @throws Failure for an option that is not known */
export function parseArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    throw mistake((error as Error).message)
  }
}

/** What was typed cannot be meant. */
export function mistake(message: string): Failure {
  return new Failure(exitCodes.usage, message)
}
