import type {
  DeleteDomainRequest,
  DeleteDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findDomain } from '../find.ts'
import { dnsRecords, domains, recordsOf } from '../model.ts'

/** The records go with their zone. */
export const deleteDomain: Action<DeleteDomainRequest, DeleteDomainResponse> = (request, { world }) => {
  const domain = findDomain(world, request)
  for (const { recordId } of recordsOf(world, domain)) dnsRecords(world).delete(String(recordId))
  domains(world).delete(domain.name)
  forgetTags(world, resourceName(world, 'dnsDomain', '', String(domain.domainId)))
  return {}
}
