import { randomInt } from 'node:crypto'
import type {
  CreateDomainRequest,
  CreateDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { addRecord } from '../add-record.ts'
import { readEntry } from '../entry.ts'
import { defaultLine } from '../lines.ts'
import { type Domain, domains } from '../model.ts'
import { nameServers } from '../views.ts'

const form = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** A zone begins with its two NS records. https://cloud.tencent.com/document/api/1427/56194 */
export const createDomain: Action<CreateDomainRequest, CreateDomainResponse> = (request, { world }) => {
  supportOnly(request, ['Domain', 'Tags'])
  const name = request.Domain.toLowerCase()
  if (!form.test(name)) {
    throw new CloudError('InvalidParameter.DomainInvalid', '域名不正确，请输入主域名，如 dnspod.cn。')
  }
  if (domains(world).has(name)) {
    throw new CloudError('FailedOperation.DomainExists', '该域名已在您的列表中，无需重复添加。')
  }
  const tags = readTags(request.Tags)

  const now = world.clock.now()
  const domain: Domain = { domainId: randomInt(10_000_000, 2 ** 31), name, createdAt: now, updatedAt: now }
  domains(world).set(name, domain)
  setTags(world, resourceName(world, 'dnsDomain', '', String(domain.domainId)), tags)
  for (const Value of nameServers) {
    const entry = readEntry({ RecordType: 'NS', RecordLine: defaultLine, Value, TTL: 86_400 })
    addRecord(world, domain, entry, { defaultNs: true })
  }
  return {
    DomainInfo: { Id: domain.domainId, Domain: name, Punycode: name, GradeNsList: [...nameServers] },
  }
}
