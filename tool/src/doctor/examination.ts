import type { CommandInput } from '../cli/command.ts'
import type { CheckResult } from '../verify/check.ts'

/** One look at this machine, its config or its cloud, with what was found. */
export type Examination = (input: CommandInput) => Promise<CheckResult[]>
