import { askForTls, startupMessage } from '../../hosts/postgres-greeting.ts'
import { type Manners, mannersOf } from './manners.ts'
import type { SurveyOrder } from './order.ts'

export function lookAtPostgres(order: SurveyOrder['postgres'], authority: string): Promise<Manners> {
  return mannersOf({ address: order, authority, preface: askForTls, greeting: startupMessage(order) })
}
