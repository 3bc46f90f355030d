import type { CommandInput } from '../cli/command.ts'
import type { CheckResult } from '../verify/check.ts'
import { examineCloud } from './cloud.ts'
import { examineConfig } from './config.ts'
import { examinePrograms } from './programs.ts'

/** One look at this machine, its config or its cloud, with what was found. */
export type Examination = (input: CommandInput) => Promise<CheckResult[]>

export const examinations: readonly Examination[] = [examinePrograms, examineConfig, examineCloud]
