import { exitCodes, Failure } from './failure.ts'
import { type Options, readOptions } from './options.ts'
import { usage } from './usage.ts'

/** Each command loads what it needs itself: `status` must not wait for the emulator's code. */
const commands: Readonly<Record<string, (options: Options) => Promise<number>>> = {
  start: async (options) => (await import('./start.ts')).start(options),
  stop: async (options) => (await import('./stop.ts')).stop(options),
  status: async (options) => (await import('./status.ts')).status(options),
  reset: async (options) => (await import('./reset.ts')).reset(options),
}

/** Runs one command and returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    if (args[0] === 'faults') return await (await import('./faults/index.ts')).faults(args.slice(1))
    const options = readOptions(args)
    if (options.help) {
      process.stdout.write(usage)
      return exitCodes.done
    }
    const command = Object.hasOwn(commands, options.command) ? commands[options.command] : undefined
    if (!command) throw new Failure(exitCodes.usage, unknown(options.command))
    return await command(options)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

function unknown(command: string): string {
  const names = [...Object.keys(commands), 'faults'].join(', ')
  return command === ''
    ? `Which command? ${names}\n\n${usage}`
    : `There is no command ${command}, only ${names}.`
}
