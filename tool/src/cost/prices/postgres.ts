import type { InstanceFields } from '../../resources/postgres/instance.ts'
import type { PostgresFields } from '../../resources/postgres.ts'
import { chooseClass } from '../../resources/postgres-class.ts'
import { monthly } from '../money.ts'
import type { Price, PriceContext } from '../price.ts'

export const postgres: Price<PostgresFields> = {
  kind: 'postgres',
  ask: async (context, fields) => ({
    monthly: await monthlyPrice(context, fields, 'primary'),
    assumption: {
      en: 'backups stay within the free quota of the database',
      zh: '备份不超出数据库的免费额度',
    },
  }),
}

/** Answered in whole fen an hour, so that a month is right to 3.65 yuan. */
export async function monthlyPrice(
  { cloud }: PriceContext,
  fields: InstanceFields & { readonly version: string },
  type: 'primary' | 'readonly',
): Promise<number> {
  const answer = await cloud.call('postgres', 'InquiryPriceCreateDBInstances', {
    Zone: fields.zone,
    SpecCode: await chooseClass(cloud, fields),
    Storage: fields.storage,
    InstanceCount: 1,
    Period: 1,
    // POSTPAID_BY_HOUR everywhere else.
    InstanceChargeType: 'POSTPAID',
    InstanceType: type,
  })
  const fen = answer.Price ?? answer.OriginalPrice ?? Number.NaN
  return monthly(fen / 100)
}
