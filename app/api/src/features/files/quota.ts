import type { Transaction } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import { GIBIBYTE, MOST_OPEN_UPLOADS } from './limits.ts'

interface Reservation {
  readonly key: string
  readonly ownerId: string
  readonly bytes: number
  readonly quotaBytes: number
  readonly at: Date
}

/** Notes an object if there is room for it: versions, what lies in the trash and what is on its way count. */
export async function reserve(transaction: Transaction<Tables>, wanted: Reservation): Promise<void> {
  const { key, ownerId, bytes, quotaBytes, at } = wanted
  const { used } = await transaction
    .selectFrom('file_objects')
    .select(({ fn }) => fn.sum<string | null>('bytes').as('used'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow()
  if (Number(used ?? 0) + bytes > quotaBytes)
    throw new AppError('file/quota-used-up', { limit: `${quotaBytes / GIBIBYTE} GiB` })
  const { open } = await transaction
    .selectFrom('file_uploads')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('owner_id', '=', ownerId)
    .where('state', 'in', ['open', 'checking'])
    .executeTakeFirstOrThrow()
  if (Number(open) >= MOST_OPEN_UPLOADS) throw new AppError('file/too-many-uploads')
  await transaction
    .insertInto('file_objects')
    .values({ key, owner_id: ownerId, bytes, noted_at: at })
    .execute()
}
