import type { PostgresFields } from '../../resources/postgres.ts'
import { chooseClass } from '../../resources/postgres-class.ts'
import { monthly } from '../money.ts'
import type { Price } from '../price.ts'

/** Answered in whole fen an hour, so that a month is right to 3.65 yuan. */
export const postgres: Price<PostgresFields> = {
  kind: 'postgres',
  async ask(context, fields) {
    const answer = await context.cloud.call('postgres', 'InquiryPriceCreateDBInstances', {
      Zone: fields.zone,
      SpecCode: await chooseClass(context.cloud, fields),
      Storage: fields.storage,
      InstanceCount: 1,
      Period: 1,
      // POSTPAID_BY_HOUR everywhere else.
      InstanceChargeType: 'POSTPAID',
      InstanceType: 'primary',
    })
    const fen = answer.Price ?? answer.OriginalPrice ?? Number.NaN
    return {
      monthly: monthly(fen / 100),
      assumption: {
        en: 'backups stay within the free quota of the database',
        zh: '备份不超出数据库的免费额度',
      },
    }
  },
}
