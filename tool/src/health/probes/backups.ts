import { readCatalogue } from '../../backups/catalogue.ts'
import { readinessOf } from '../../backups/readiness.ts'
import { cosBackupStore } from '../../backups/store.ts'
import { keys } from '../../resources/desired.ts'
import type { Head } from '../each-host.ts'
import { type Finding, measured } from '../finding.ts'
import type { Probe } from '../probe.ts'

/** How old the newest backup is, and the newest that was restored on trial. */
export const backups: Probe = {
  id: 'backup',
  title: { en: 'Backups', zh: '备份' },
  async look({ session, observed, now }) {
    const { backups: settings } = session.environment
    const bucket = observed.find(({ key }) => key === keys.backups)
    if (settings === undefined || bucket === undefined) return []
    const catalogue = await readCatalogue(cosBackupStore(session.context, bucket.id))
    const newest = catalogue.find(({ manifest }) => manifest !== undefined)
    const { proven, hours } = readinessOf(catalogue, settings.provenWithin, now)
    const age = newest && (now.getTime() - newest.storedAt.getTime()) / 3_600_000
    return [
      aged(newestHead, newest?.id, age, settings.provenWithin, `npx tengyun backup ${session.name}`),
      aged(provenHead, proven, hours, settings.provenWithin, `npx tengyun drill ${session.name}`),
    ]
  },
}

const newestHead: Head = {
  id: 'backup',
  title: { en: 'Newest backup', zh: '最新备份' },
  subject: keys.backups,
}
const provenHead: Head = {
  id: 'backup/proven',
  title: { en: 'Proven backup', zh: '已验证备份' },
  subject: keys.backups,
}

function aged(
  head: Head,
  id: string | undefined,
  hours: number | undefined,
  within: number,
  mend: string,
): Finding {
  if (id === undefined || hours === undefined)
    return { ...head, ok: false, limit: { most: within }, found: { en: 'there is none', zh: '没有' }, mend }
  const rounded = Math.round(Math.max(0, hours) * 10) / 10
  return measured({ ...head, found: id, mend }, rounded, 'h', { most: within })
}
