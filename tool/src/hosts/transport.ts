import type { Script } from './script.ts'

export interface ScriptResult {
  readonly exitCode: number
  /** What it printed, standard output and error together. */
  readonly output: string
}

/** A way to run scripts on one machine as its administrator. */
export interface Transport {
  run(script: Script): Promise<ScriptResult>
}
