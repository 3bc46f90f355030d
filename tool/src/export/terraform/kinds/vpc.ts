import type { VpcFields } from '../../../resources/vpc.ts'
import type { Exporter } from '../exporter.ts'

export const vpc: Exporter<VpcFields> = {
  kind: 'vpc',
  type: 'tencentcloud_vpc',
  blocks: ({ label, id, name, tags, fields }) => [
    { type: 'tencentcloud_vpc', name: label, id, arguments: { name, cidr_block: fields.cidr, tags } },
  ],
}
