import type { AlarmPolicyFields } from '../../../resources/alarm-policy.ts'
import { noticeFrequency } from '../../../resources/alarms/conditions.ts'
import { regionCode } from '../../../resources/alarms/objects.ts'
import type { Id } from '../../../resources/kind.ts'
import type { Argument, Block, Expression } from '../block.ts'
import { attributeOf, type Exported, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_monitor_alarm_policy'

/** The policy, and what it watches as a block of its own. */
export const alarmPolicy: Exporter<AlarmPolicyFields> = {
  kind: 'alarm-policy',
  type,
  blocks: (resource, scope) => [policy(resource, scope), ...bindings(resource, scope)],
}

function policy({ label, id, name, fields }: Exported<AlarmPolicyFields>, { refer }: Scope): Block {
  const { namespace, rules, events, notices, enabled } = fields
  const conditions = rules.map(({ metric, operator, threshold, period, times }) => ({
    metric_name: metric,
    operator,
    value: String(threshold),
    period,
    continue_period: times,
    notice_frequency: noticeFrequency,
    is_power_notice: 0,
  }))
  return {
    type,
    name: label,
    id,
    arguments: {
      policy_name: name,
      monitor_type: 'MT_QCE',
      namespace,
      project_id: 0,
      enable: enabled ? 1 : 0,
      notice_ids: notices.map((notice) => refer(notice)),
      ...(conditions.length === 0 ? {} : { conditions: [{ is_union_rule: 0, rules: conditions }] }),
      ...(events.length === 0 ? {} : { event_conditions: events.map((event) => ({ metric_name: event })) }),
    },
  }
}

function bindings({ label, id, fields }: Exported<AlarmPolicyFields>, scope: Scope): Block[] {
  if (fields.objects.length === 0) return []
  const region = regionCode(scope.context.cloud.connection.region)
  return [
    {
      type: 'tencentcloud_monitor_policy_binding_object',
      name: label,
      id,
      arguments: {
        policy_id: attributeOf(type, label),
        dimensions: fields.objects.map((object) => ({ region, dimensions_json: dimensions(object, scope) })),
      },
    },
  ]
}

/** How Cloud Monitor names an object differs from product to product. */
function dimensions(object: Id, { find, refer, idOf }: Scope): Argument {
  const attribute = (name: string) => textOf(refer(object, name))
  switch (find(object)?.kind) {
    case 'cvm':
      return jsonOf(`unInstanceId = ${attribute('id')}`)
    case 'redis':
      return jsonOf(`instanceid = ${attribute('id')}`)
    case 'postgres':
      return jsonOf(`uid = ${attribute('uid')}, resourceId = ${attribute('id')}`)
    case 'clb':
      return jsonOf(`vip = ${attribute('clb_vips[0]')}`)
    default:
      return idOf(object) ?? ''
  }
}

function jsonOf(members: string): Expression {
  return { expression: `jsonencode({ ${members} })` }
}

function textOf(reference: Argument): string {
  return typeof reference === 'object' && 'expression' in reference
    ? String(reference.expression)
    : JSON.stringify(reference)
}
