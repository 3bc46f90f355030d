import type { PostgresReadOnlyFields } from '../../resources/postgres-read-only.ts'
import type { Price } from '../price.ts'
import { monthlyPrice } from './postgres.ts'

export const postgresReadOnly: Price<PostgresReadOnlyFields> = {
  kind: 'postgres-read-only',
  ask: async (context, fields) => ({ monthly: await monthlyPrice(context, fields, 'readonly') }),
}
