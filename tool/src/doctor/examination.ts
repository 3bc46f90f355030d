import type { CommandInput } from '../cli/command.ts'
import type { Text } from '../text.ts'

/** What one look found. */
export interface Examined {
  readonly id: string
  readonly title: Text
  readonly ok: boolean
  /** Present where it works all the same, and somebody should know. */
  readonly isHint?: boolean
  readonly found: Text | string
}

/** One look at this machine, its config or its cloud, with what was found. */
export type Examination = (input: CommandInput) => Promise<Examined[]>
