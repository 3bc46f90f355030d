import { TengyunError } from '../errors/tengyun-error.ts'
import type { Text } from '../text.ts'
import type { Script } from './script.ts'
import type { Seat } from './ssh/attach.ts'

export interface ScriptResult {
  readonly exitCode: number
  /** What it printed, standard output and error together. */
  readonly output: string
}

/** A way to run scripts on one machine as its administrator. */
export interface Transport {
  /** @throws TengyunError `host/unreachable`, `host/timed-out` and those of its own; never for an exit code */
  run(script: Script): Promise<ScriptResult>

  /**
   * Why nobody there would run a script now; undefined where somebody would, or where the machine is only just starting.
   * A quick look, where `run` waits; absent where there is none.
   */
  absence?(): Promise<Text | string | undefined>

  /**
   * Runs a script that a person talks to, until it ends; its exit code. Absent where scripts are run and no sessions held.
   * @throws TengyunError `host/unreachable`
   */
  attach?(script: Script, seat: Seat): Promise<number>
}

/** What every transport says of a script that was ended because it took too long. */
export function scriptTimedOut(where: string, script: Script): TengyunError {
  return new TengyunError('host/timed-out', {
    where: `${where}: ${script.title}`,
    why: `${script.timeout} s`,
  })
}
