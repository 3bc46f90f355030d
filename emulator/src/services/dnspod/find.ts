import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type DnsRecord, type Domain, dnsRecords, domains } from './model.ts'

/** `DomainId` counts for more than `Domain`. @throws CloudError */
export function findDomain(world: World, request: { Domain: string; DomainId?: number }): Domain {
  const { Domain: name, DomainId: id } = request
  const domain =
    id === undefined
      ? domains(world).get(name.toLowerCase())
      : [...domains(world).values()].find(({ domainId }) => domainId === id)
  if (domain) return domain
  throw new CloudError('InvalidParameterValue.DomainNotExists', '当前域名有误，请返回重新操作。')
}

/** @throws CloudError `InvalidParameter.RecordIdInvalid` */
export function findRecord(world: World, { domainId }: Domain, recordId: number): DnsRecord {
  const record = dnsRecords(world).get(String(recordId))
  if (record?.domainId === domainId) return record
  throw new CloudError('InvalidParameter.RecordIdInvalid', '记录编号错误。')
}
