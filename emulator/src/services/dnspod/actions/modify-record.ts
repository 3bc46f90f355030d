import type {
  ModifyRecordRequest,
  ModifyRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkConflicts } from '../conflicts.ts'
import { entryFields, readEntry } from '../entry.ts'
import { findDomain, findRecord } from '../find.ts'
import { dnsRecords, recordsOf } from '../model.ts'

/** Takes the whole record again: what is left out falls back to its default, the remark alone stays. */
export const modifyRecord: Action<ModifyRecordRequest, ModifyRecordResponse> = (request, { world }) => {
  supportOnly(request, ['Domain', 'DomainId', 'RecordId', ...entryFields])
  const domain = findDomain(world, request)
  const record = findRecord(world, domain, request.RecordId)
  const entry = readEntry({ ...request, Remark: request.Remark ?? record.remark })
  checkConflicts(
    entry,
    recordsOf(world, domain).filter(({ recordId }) => recordId !== record.recordId),
  )
  const { recordId, domainId, defaultNs } = record
  dnsRecords(world).set(String(recordId), {
    ...entry,
    recordId,
    domainId,
    defaultNs,
    updatedAt: world.clock.now(),
  })
  return { RecordId: recordId }
}
