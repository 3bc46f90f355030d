import { askForTls, startupMessage } from '../../hosts/postgres-greeting.ts'
import { type Manners, mannersOf } from './manners.ts'
import type { PostgresLogin } from './order.ts'

export function lookAtPostgres(order: PostgresLogin, authority: string): Promise<Manners> {
  return mannersOf({ address: order, authority, preface: askForTls, greeting: startupMessage(order) })
}
