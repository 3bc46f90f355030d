import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes, Failure } from './failure.ts'
import type { Options } from './options.ts'
import { stopEmulator } from './stop.ts'

/** Stops the emulator and removes all that it keeps. */
export async function reset({ data, yes }: Options): Promise<number> {
  if (!existsSync(data)) {
    console.log(`There is nothing in ${data}.`)
    return exitCodes.done
  }
  // A wrong --data must not cost somebody's folder.
  if (!existsSync(join(data, 'account.json'))) {
    throw new Failure(exitCodes.usage, `${data} is not a folder of the emulator; nothing was removed.`)
  }
  if (!yes)
    throw new Failure(exitCodes.usage, `This removes ${data} with all its databases and objects. Add --yes.`)
  await stopEmulator(data)
  rmSync(data, { recursive: true, force: true })
  console.log(`${data} is removed.`)
  return exitCodes.done
}
