import type { CreateRecordRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { checkLine } from './lines.ts'
import type { DnsRecord } from './model.ts'
import { canonicalValue, checkValue } from './values.ts'

export type Entry = Omit<DnsRecord, 'recordId' | 'domainId' | 'defaultNs' | 'updatedAt'>

/** What CreateRecord and ModifyRecord say of a record. Both take all of it: what is left out gets its default. */
export type EntryRequest = Pick<
  CreateRecordRequest,
  'SubDomain' | 'RecordType' | 'RecordLine' | 'Value' | 'TTL' | 'MX' | 'Weight' | 'Status' | 'Remark'
>

export const entryFields = [
  'SubDomain',
  'RecordType',
  'RecordLine',
  'Value',
  'TTL',
  'MX',
  'Weight',
  'Status',
  'Remark',
] as const

const label = /^(\*|@|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i

/** @throws CloudError for whatever DNSPod would refuse in a record by itself */
export function readEntry(request: EntryRequest): Entry {
  const { SubDomain = '@', RecordLine: line, TTL: ttl = limits.ttl.default, Status = 'ENABLE' } = request
  const type = request.RecordType.toUpperCase()
  const subDomain = SubDomain === '' ? '@' : SubDomain.toLowerCase()
  const { Value: value, Remark: remark = '' } = request
  if (!label.test(subDomain)) throw new CloudError('InvalidParameter.SubdomainInvalid', '子域名不正确。')
  checkValue(type, value)
  checkLine(line)
  checkTtl(ttl)
  if (!['ENABLE', 'DISABLE'].includes(Status)) {
    throw new CloudError('InvalidParameter.ParamInvalid', 'Status is ENABLE or DISABLE.')
  }
  if (remark.length > limits.remarkLength) {
    throw new CloudError('InvalidParameter.RemarkTooLong', '备注过长（不能超过200个字）。')
  }
  return {
    subDomain,
    type,
    line,
    value: canonicalValue(type, value),
    ttl,
    mx: readPreference(type, request.MX),
    ...readWeight(request.Weight),
    enabled: Status === 'ENABLE',
    remark,
  }
}

function checkTtl(ttl: number): void {
  const { smallest, largest } = limits.ttl
  if (Number.isInteger(ttl) && ttl >= smallest && ttl <= largest) return
  throw new CloudError(
    'LimitExceeded.RecordTtlLimit',
    `记录的 TTL 值超出了限制。The free plan takes ${smallest} to ${largest} seconds, not ${ttl}.`,
  )
}

function readPreference(type: string, mx: number | undefined): number {
  if (type !== 'MX') return 0
  if (mx !== undefined && Number.isInteger(mx) && mx >= 1 && mx <= 20) return mx
  throw new CloudError('InvalidParameter.MxInvalid', 'MX优先级不正确。An MX record needs MX, 1 to 20.')
}

function readWeight(weight: number | undefined): { weight?: number } {
  if (weight === undefined) return {}
  if (Number.isInteger(weight) && weight >= 0 && weight <= 100) return { weight }
  throw new CloudError('InvalidParameter.InvalidWeight', '权重不合法。请输入0~100的整数。')
}
