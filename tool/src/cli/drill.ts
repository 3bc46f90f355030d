import { observe } from '../apply/observe.ts'
import { readCatalogue } from '../backups/catalogue.ts'
import { drill as carryOut } from '../backups/drill.ts'
import { openBackupSite } from '../backups/site.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { drillNotice } from '../notices/events/backup.ts'
import { factNames } from '../notices/events/labels.ts'
import { placeOf } from '../notices/events/place.ts'
import { openSession } from '../session.ts'
import { showProof } from '../views/backups.ts'
import { stepProgress } from '../views/step-progress.ts'
import { backupWords, chosenBackup, identityFor } from './backup-words.ts'
import type { Run } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'
import { tellPeople } from './telling.ts'

/** Proves a backup, the newest unless another is named. Exit code 4 where it cannot be restored. */
export const drill: Run = async (input) => {
  const { terminal, signal } = input
  const { environment, id } = await backupWords(input)
  const session = await openSession({ ...input, environment })
  const site = await openBackupSite(session, await observe(session.context))
  const backup = chosenBackup(session.name, await readCatalogue(site.store), id)
  const identity = await identityFor(input, session)
  const progress = stepProgress(terminal, signal)
  const proof = await asOnlyChanger(input, session, 'drill', (held) =>
    carryOut({
      site: { ...site, session: held },
      backup,
      identity,
      now: () => new Date(),
      step: progress.goOn,
    }),
  )
  progress.end()
  showProof(terminal, proof)
  terminal.document(proof)
  const failure = proof.ok ? undefined : { name: factNames.why, value: proof.why ?? '' }
  await tellPeople(input, session, drillNotice(placeOf(session), backup.id, new Date(), failure))
  if (!proof.ok)
    throw new TengyunError('backup/drill-failed', {
      where: `${session.name}: ${backup.id}`,
      why: proof.why ?? '',
    })
  return 0
}
