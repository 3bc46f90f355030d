import { ownDestinations } from '../../../resources/dns/destinations.ts'
import type { DnsRecordFields } from '../../../resources/dns-record.ts'
import type { Arguments } from '../block.ts'
import type { Exporter, Scope } from '../exporter.ts'

export const dnsRecord: Exporter<DnsRecordFields> = {
  kind: 'dns-record',
  type: 'tencentcloud_dnspod_record',
  async blocks({ label, id, name, fields }, scope) {
    return [
      {
        type: 'tencentcloud_dnspod_record',
        name: label,
        id: id && `${fields.zone}#${id}`,
        arguments: {
          domain: fields.zone,
          sub_domain: fields.name,
          record_line: '默认',
          ...(await destination(fields, scope)),
          ttl: fields.ttl,
          remark: name,
        },
      },
    ]
  },
}

/** An address is a number; a load balancer has one, or a name where it is of the newer sort. */
async function destination({ target }: DnsRecordFields, scope: Scope): Promise<Arguments> {
  if (scope.find(target)?.kind === 'eip') return { record_type: 'A', value: scope.refer(target, 'public_ip') }
  const id = scope.idOf(target)
  const known = id === undefined ? [] : await ownDestinations(scope.context)
  const isNumber = known.some((one) => one.id === id && one.type === 'A')
  return isNumber
    ? { record_type: 'A', value: scope.refer(target, 'clb_vips[0]') }
    : { record_type: 'CNAME', value: scope.refer(target, 'domain') }
}
