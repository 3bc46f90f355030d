import type { SnapshotPolicyFields } from '../../../resources/snapshot-policy.ts'
import { dayNumbers } from '../../../resources/weekdays.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exporter } from '../exporter.ts'

const type = 'tencentcloud_cbs_snapshot_policy'

/** Each disk is attached by a block of its own. */
export const snapshotPolicy: Exporter<SnapshotPolicyFields> = {
  kind: 'snapshot-policy',
  type,
  blocks: ({ label, id, name, fields: { days, hour, retention, disks } }, { refer, idOf }) => [
    {
      type,
      name: label,
      id,
      arguments: {
        snapshot_policy_name: name,
        repeat_weekdays: dayNumbers(days),
        repeat_hours: [hour],
        retention_days: retention,
      },
    },
    ...disks.map((disk, index): Block => {
      const diskId = idOf(disk)
      return {
        type: 'tencentcloud_cbs_snapshot_policy_attachment',
        name: `${label}_${index + 1}`,
        id: id === undefined || diskId === undefined ? undefined : `${diskId}#${id}`,
        arguments: { snapshot_policy_id: attributeOf(type, label), storage_id: refer(disk) },
      }
    }),
  ],
}
