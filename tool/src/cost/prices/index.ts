import type { Fields } from '../../plan/model.ts'
import type { Price } from '../price.ts'
import { clb } from './clb.ts'
import { cvm } from './cvm.ts'
import { disk } from './disk.ts'
import { eip } from './eip.ts'
import { postgres } from './postgres.ts'
import { postgresReadOnly } from './postgres-read-only.ts'
import { redis } from './redis.ts'

/** Forgets which fields a kind has; each is asked only about its own. */
function priced<F extends Fields>(price: Price<F>): [string, Price] {
  return [price.kind, price as unknown as Price]
}

/** Every kind that the cloud tells the price of. */
export const prices: ReadonlyMap<string, Price> = new Map([
  priced(cvm),
  priced(disk),
  priced(eip),
  priced(clb),
  priced(postgres),
  priced(postgresReadOnly),
  priced(redis),
])
