import { CloudError } from '../../errors.ts'
import type { Entry } from './entry.ts'
import { defaultLine } from './lines.ts'
import type { DnsRecord } from './model.ts'

/**
 * Holds a new or changed record against the others of its zone.
 *
 * @throws CloudError `InvalidParameter.DomainRecordExist` for a duplicate and for a CNAME beside something else,
 *   `FailedOperation.MustAddDefaultLineFirst`
 */
export function checkConflicts(entry: Entry, others: readonly DnsRecord[]): void {
  const sameName = others.filter(({ subDomain }) => subDomain === entry.subDomain)
  const sameLine = sameName.filter(({ line }) => line === entry.line)
  if (sameLine.some(({ type, value }) => type === entry.type && value === entry.value)) {
    throw new CloudError('InvalidParameter.DomainRecordExist', '记录已经存在，无需再次添加。')
  }
  const rival = sameLine.find((other) => excludes(entry, other))
  if (rival) {
    // The cloud documents no code of its own for this.
    throw new CloudError(
      'InvalidParameter.DomainRecordExist',
      `The ${entry.type} record conflicts with the ${rival.type} record ${rival.recordId} of the same name.`,
    )
  }
  if (entry.line !== defaultLine && !sameName.some(({ line }) => line === defaultLine)) {
    throw new CloudError('FailedOperation.MustAddDefaultLineFirst', '请先添加默认线路的解析记录')
  }
}

/** A CNAME stands alone (RFC 1034, 3.6.2), but for the NS records with which every zone begins. */
function excludes(entry: Entry, other: DnsRecord): boolean {
  return (entry.type === 'CNAME' || other.type === 'CNAME') && !other.defaultNs
}
