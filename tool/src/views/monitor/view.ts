import type { Database } from '../../databases/chosen.ts'
import type { Figures } from '../../monitor/figures.ts'
import type { History } from '../../monitor/history.ts'
import type { Language } from '../../text.ts'
import type { Colors } from '../terminal.ts'

export interface MonitorView {
  readonly project: string
  readonly environment: string
  readonly place: string
  /** Those that the environment has: others have no line. */
  readonly databases: readonly Database[]
  readonly figures: Figures
  readonly history: History
  /** Milliseconds since 1970. */
  readonly now: number
  readonly language: Language
  readonly colors: Colors
  readonly columns: number
  readonly rows: number
}
