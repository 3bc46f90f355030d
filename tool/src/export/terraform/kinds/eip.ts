import type { EipFields } from '../../../resources/eip.ts'
import { attributeOf, type Exporter } from '../exporter.ts'

const type = 'tencentcloud_eip'

export const eip: Exporter<EipFields> = {
  kind: 'eip',
  type,
  blocks({ label, id, name, tags, fields: { bandwidth, host } }, { refer, idOf }) {
    const hostId = idOf(host)
    return [
      {
        type,
        name: label,
        id,
        arguments: {
          name,
          internet_charge_type: 'TRAFFIC_POSTPAID_BY_HOUR',
          internet_max_bandwidth_out: bandwidth,
          tags,
        },
      },
      {
        type: 'tencentcloud_eip_association',
        name: label,
        id: id === undefined || hostId === undefined ? undefined : `${id}::${hostId}`,
        arguments: { eip_id: attributeOf(type, label), instance_id: refer(host) },
      },
    ]
  },
}
