import type { Around, SurveyOrder } from '../../health/host/order.ts'
import type { Slot } from '../../hosts/paths.ts'

/** What a host is asked to tell. It may hold passwords: it travels hidden. */
export interface MonitorOrder {
  readonly site: SurveyOrder
  /** Where each slot answers, past the web server. */
  readonly slots: Readonly<Record<Slot, string>>
  /** Asked from one host alone, since all share them. */
  readonly shared?: Pick<Around, 'postgres' | 'readers' | 'redis'>
}
