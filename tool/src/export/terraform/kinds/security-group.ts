import { isRef } from '../../../plan/references.ts'
import type { Rule, SecurityGroupFields } from '../../../resources/security-group.ts'
import type { Arguments } from '../block.ts'
import { attributeOf, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_security_group'

/** The rules are one block of their own, in order. */
export const securityGroup: Exporter<SecurityGroupFields> = {
  kind: 'security-group',
  type,
  blocks: ({ label, id, name, tags, fields }, scope) => [
    { type, name: label, id, arguments: { name, description: 'Made by Tengyun', tags } },
    {
      type: 'tencentcloud_security_group_rule_set',
      name: label,
      id,
      arguments: {
        security_group_id: attributeOf(type, label),
        ingress: fields.ingress.map((rule) => ruleArguments(rule, scope)),
        egress: fields.egress.map((rule) => ruleArguments(rule, scope)),
      },
    },
  ],
}

function ruleArguments({ protocol, port, peer, note }: Rule, { refer }: Scope): Arguments {
  const isGroup = isRef(peer) || peer.startsWith('sg-')
  const from = isGroup ? { source_security_id: refer(peer) } : { cidr_block: peer }
  return { action: 'ACCEPT', protocol, port, ...from, description: note }
}
