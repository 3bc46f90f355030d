import type { Target } from '../../../resources/clb/targets.ts'
import { type ClbRuleFields, healthyCodes } from '../../../resources/clb-rule.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exported, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_clb_listener_rule'

/** The rule; its targets and its redirect are blocks of their own. */
export const clbRule: Exporter<ClbRuleFields> = {
  kind: 'clb-rule',
  type,
  blocks: (resource, scope) => [
    rule(resource, scope),
    ...targets(resource, scope),
    ...redirect(resource, scope),
  ],
}

function rule({ label, id, fields }: Exported<ClbRuleFields>, scope: Scope): Block {
  const { loadBalancer, listener, domain, path, scheduler, session, healthCheck } = fields
  const { idOf } = scope
  return {
    type,
    name: label,
    id: id && `${idOf(loadBalancer)}#${idOf(listener)}#${id}`,
    arguments: {
      ...place(fields, scope),
      domain,
      url: path,
      scheduler,
      session_expire_time: session,
      health_check_switch: true,
      health_check_type: 'HTTP',
      health_check_http_method: 'GET',
      health_check_http_path: healthCheck.path,
      health_check_http_code: healthyCodes,
      health_check_interval_time: healthCheck.interval,
      health_check_time_out: healthCheck.timeout,
      health_check_health_num: healthCheck.healthy,
      health_check_unhealth_num: healthCheck.unhealthy,
    },
  }
}

function targets({ label, id, fields }: Exported<ClbRuleFields>, scope: Scope): Block[] {
  if (fields.targets.length === 0) return []
  const { refer, idOf } = scope
  const target = ({ host, port, weight }: Target) => ({ instance_id: refer(host), port, weight })
  return [
    {
      type: 'tencentcloud_clb_attachment',
      name: label,
      id: id && `${id}#${idOf(fields.listener)}#${idOf(fields.loadBalancer)}`,
      arguments: {
        ...place(fields, scope),
        rule_id: attributeOf(type, label, 'rule_id'),
        targets: fields.targets.map(target),
      },
    },
  ]
}

function redirect({ label, id, fields }: Exported<ClbRuleFields>, scope: Scope): Block[] {
  if (fields.redirect === null) return []
  const { refer, idOf, find } = scope
  const target = find(fields.redirect) as Exported<ClbRuleFields> | undefined
  if (target === undefined) return []
  const ids = [id, target.id, idOf(fields.listener), idOf(target.fields.listener), idOf(fields.loadBalancer)]
  return [
    {
      type: 'tencentcloud_clb_redirection',
      name: label,
      id: ids.includes(undefined) ? undefined : ids.join('#'),
      arguments: {
        clb_id: refer(fields.loadBalancer),
        source_listener_id: refer(fields.listener, 'listener_id'),
        source_rule_id: attributeOf(type, label, 'rule_id'),
        target_listener_id: refer(target.fields.listener, 'listener_id'),
        target_rule_id: refer(fields.redirect, 'rule_id'),
      },
    },
  ]
}

function place({ loadBalancer, listener }: ClbRuleFields, { refer }: Scope) {
  return { clb_id: refer(loadBalancer), listener_id: refer(listener, 'listener_id') }
}
