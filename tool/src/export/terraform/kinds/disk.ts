import type { DiskFields } from '../../../resources/disk.ts'
import { attributeOf, type Exporter } from '../exporter.ts'

const type = 'tencentcloud_cbs_storage'

export const disk: Exporter<DiskFields> = {
  kind: 'disk',
  type,
  blocks: ({ label, id, name, tags, fields: { zone, size, host } }, { refer }) => [
    {
      type,
      name: label,
      id,
      arguments: {
        storage_name: name,
        availability_zone: zone,
        storage_type: 'CLOUD_BSSD',
        storage_size: size,
        charge_type: 'POSTPAID_BY_HOUR',
        tags,
      },
    },
    {
      type: 'tencentcloud_cbs_storage_attachment',
      name: label,
      id,
      arguments: { storage_id: attributeOf(type, label), instance_id: refer(host) },
    },
  ],
}
