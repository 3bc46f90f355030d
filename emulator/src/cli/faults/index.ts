import { exitCodes, Failure } from '../failure.ts'
import { clear } from './clear.ts'
import { inject } from './inject.ts'
import { list } from './list.ts'
import { type FaultsOptions, readFaultsOptions } from './options.ts'
import { resume } from './resume.ts'
import { trace } from './trace.ts'
import { faultsUsage } from './usage.ts'
import { wait } from './wait.ts'

const commands: Readonly<Record<string, (options: FaultsOptions) => Promise<number>>> = {
  list,
  inject,
  clear,
  trace,
  wait,
  resume,
}

/** `tengyun-emulator faults …`: asks the running emulator. */
export async function faults(args: readonly string[]): Promise<number> {
  const options = readFaultsOptions(args)
  const [name = ''] = options.words
  if (options.help || name === '') {
    process.stdout.write(faultsUsage())
    return options.help ? exitCodes.done : exitCodes.usage
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command(options)
  throw new Failure(
    exitCodes.usage,
    `There is no command faults ${name}, only ${Object.keys(commands).join(', ')}.`,
  )
}
