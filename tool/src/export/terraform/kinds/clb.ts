import type { ClbFields } from '../../../resources/clb.ts'
import type { Exporter } from '../exporter.ts'

export const clb: Exporter<ClbFields> = {
  kind: 'clb',
  type: 'tencentcloud_clb_instance',
  blocks: ({ label, id, name, tags, fields }, { refer }) => [
    {
      type: 'tencentcloud_clb_instance',
      name: label,
      id,
      arguments: {
        clb_name: name,
        network_type: 'OPEN',
        vpc_id: refer(fields.vpc),
        internet_charge_type: 'TRAFFIC_POSTPAID_BY_HOUR',
        internet_bandwidth_max_out: fields.bandwidth,
        security_groups: fields.securityGroups.map((group) => refer(group)),
        load_balancer_pass_to_target: fields.passToTarget,
        delete_protect: fields.protection,
        tags,
      },
    },
  ],
}
