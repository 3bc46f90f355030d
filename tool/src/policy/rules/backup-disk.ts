import { referencesIn } from '../../plan/references.ts'
import { type Rule, wantedOf } from '../rule.ts'

export const backupDisk: Rule = {
  id: 'backup/disk',
  severity: 'warning',
  title: { en: 'A data disk has no regular snapshots.', zh: '数据盘没有定期快照。' },
  explanation: {
    en: 'What the app writes there and nowhere else is gone with a wrong command.',
    zh: '只写在该盘上的数据，一条误操作命令就会丢失。',
  },
  remedy: {
    en: 'Take snapshots of it (compute.snapshots), or accept this where it holds nothing of worth.',
    zh: '请为其设置定期快照（compute.snapshots）；若盘上没有重要数据，可接受此项。',
  },
  violations: (subject) => {
    if (subject.isThrowaway) return []
    const kept = wantedOf(subject, 'snapshot-policy').flatMap(({ fields }) =>
      Object.values(fields).flatMap((value) => referencesIn(value)),
    )
    return wantedOf(subject, 'disk')
      .filter(({ key }) => !kept.includes(key))
      .map(({ key }) => ({ key, message: { en: 'No snapshot policy has it.', zh: '没有快照策略包含它。' } }))
  },
}
