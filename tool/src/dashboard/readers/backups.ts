import { readCatalogue } from '../../backups/catalogue.ts'
import { cloudCopies } from '../../backups/cloud-copies.ts'
import { readinessOf } from '../../backups/readiness.ts'
import { cosBackupStore } from '../../backups/store.ts'
import type { Observed } from '../../plan/model.ts'
import { keys } from '../../resources/desired.ts'
import type { Session } from '../../session.ts'
import type { BackupsRead } from '../readings.ts'

/** Every backup there is, and whether a proven one is young enough. */
export async function readBackups(
  { context, environment }: Session,
  observed: readonly Observed[],
): Promise<BackupsRead> {
  const bucket = observed.find(({ key }) => key === keys.backups)
  const [backups, cloud] = await Promise.all([
    bucket === undefined ? [] : readCatalogue(cosBackupStore(context, bucket.id)),
    cloudCopies(context, observed),
  ])
  const provenWithin = environment.backups?.provenWithin ?? 0
  const readiness = readinessOf(backups, provenWithin, new Date(context.cloud.timing.now()))
  return { backups, readiness, provenWithin, cloud }
}
