import { randomBytes } from 'node:crypto'
import type {
  ApplyCertificateRequest,
  ApplyCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import { zoneOf } from '../../dnspod/resolve.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkAlias } from '../alias.ts'
import { invalidParameter } from '../errors.ts'
import { validateLater } from '../lifecycle.ts'
import { durations, limits } from '../limits.ts'
import { type Certificate, certificates, type Order, status } from '../model.ts'
import { newCertificateId } from '../new-id.ts'

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** A free certificate for one name and 90 days. https://cloud.tencent.com/document/api/400/41678 */
export const applyCertificate: Action<ApplyCertificateRequest, ApplyCertificateResponse> = (
  request,
  { world },
) => {
  checkSupported(request)
  const domain = request.DomainName.toLowerCase()
  if (!hostName.test(domain)) throw new CloudError('InvalidParameter.DomainInvalid', '域名无效，请重新输入。')
  const method = readMethod(world, request.DvAuthMethod, domain)
  const keys = readKeys(request)
  const alias = request.Alias ?? ''
  checkAlias(alias)
  checkQuota(world)

  const now = world.clock.now()
  const order: Order = {
    method,
    keys,
    recordName: `_dnsauth.${domain}`,
    recordValue: randomBytes(24).toString('hex'),
    deleteRecord: request.DeleteDnsAutoRecord ?? false,
    deadline: now + durations.validationDeadline / world.clock.speed,
  }
  const certificate: Certificate = {
    certificateId: newCertificateId(),
    kind: 'SVR',
    alias,
    domain,
    order,
    projectId: request.ProjectId ?? 0,
    names: [domain],
    status: status.reviewing,
    statusMessage: 'PENDING-DCV',
    chain: '',
    privateKey: '',
    notBefore: 0,
    notAfter: 0,
    algorithm: '',
    fingerprint: '',
    insertedAt: now,
  }
  certificates(world).set(certificate.certificateId, certificate)
  validateLater(world, certificate)
  return { CertificateId: certificate.certificateId }
}

function checkSupported(request: ApplyCertificateRequest): void {
  supportOnly(request, [
    'DvAuthMethod',
    'DomainName',
    'ProjectId',
    'PackageType',
    'ValidityPeriod',
    'CsrEncryptAlgo',
    'CsrKeyParameter',
    'Alias',
    'DeleteDnsAutoRecord',
  ])
  if ((request.PackageType ?? '83') !== '83') throw invalidParameter('PackageType is 83.')
  if ((request.ValidityPeriod ?? '3') !== '3') {
    throw new CloudError(
      'InvalidParameter.PeriodInvalid',
      'A free certificate has 3 months (ValidityPeriod).',
    )
  }
}

function readMethod(world: World, method: string, domain: string): Order['method'] {
  if (method === 'DNS') return method
  if (method !== 'DNS_AUTO') {
    throw new CloudError('Emulator.ParameterNotSupported', 'This emulator validates by DNS_AUTO and DNS.')
  }
  if (zoneOf(world, domain)) return method
  // The cloud documents no code for a zone that is not in DNSPod.
  throw new CloudError(
    'FailedOperation.CertificateInfoSubmitDomainInvalid',
    `DNS_AUTO needs the zone of ${domain} in DNSPod of this account.`,
  )
}

function readKeys({ CsrEncryptAlgo = 'RSA', CsrKeyParameter }: ApplyCertificateRequest): Order['keys'] {
  if (CsrEncryptAlgo === 'RSA' && (CsrKeyParameter ?? '2048') === '2048') return 'RSA'
  if (CsrEncryptAlgo === 'ECC' && CsrKeyParameter === 'prime256v1') return 'ECC'
  throw invalidParameter('A key is RSA with 2048, or ECC with the CsrKeyParameter prime256v1.')
}

function checkQuota(world: World): void {
  const held = [...certificates(world).values()].filter(
    (one) => one.order !== undefined && one.status !== status.cancelled && one.status !== status.failed,
  )
  if (held.length < limits.freeCertificates) return
  throw new CloudError('FailedOperation.ExceedsFreeLimit', '免费证书数量超出限制。')
}
