import type { SubnetFields } from '../../../resources/subnet.ts'
import type { Exporter } from '../exporter.ts'

export const subnet: Exporter<SubnetFields> = {
  kind: 'subnet',
  type: 'tencentcloud_subnet',
  blocks: ({ label, id, name, tags, fields: { vpc, zone, cidr } }, { refer }) => [
    {
      type: 'tencentcloud_subnet',
      name: label,
      id,
      arguments: { name, vpc_id: refer(vpc), availability_zone: zone, cidr_block: cidr, tags },
    },
  ],
}
