import type { ClsLogsetFields } from '../../../resources/cls-logset.ts'
import type { Exporter } from '../exporter.ts'

export const clsLogset: Exporter<ClsLogsetFields> = {
  kind: 'cls-logset',
  type: 'tencentcloud_cls_logset',
  blocks: ({ label, id, name, tags }) => [
    { type: 'tencentcloud_cls_logset', name: label, id, arguments: { logset_name: name, tags } },
  ],
}
