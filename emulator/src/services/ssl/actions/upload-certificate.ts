import type {
  UploadCertificateRequest,
  UploadCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { checkAlias } from '../alias.ts'
import { keyMismatch } from '../errors.ts'
import { type Certificate, certificates, status } from '../model.ts'
import { newCertificateId } from '../new-id.ts'
import { checkPrivateKey, readChain } from '../pem.ts'

/** https://cloud.tencent.com/document/api/400/41665 */
export const uploadCertificate: Action<UploadCertificateRequest, UploadCertificateResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    'CertificatePublicKey',
    'CertificatePrivateKey',
    'CertificateType',
    'Alias',
    'ProjectId',
    'Tags',
    'Repeatable',
  ])
  const { CertificatePrivateKey: privateKey = '', CertificateType = 'SVR', Alias = '' } = request
  const kind = readKind(CertificateType)
  const contents = readChain(request.CertificatePublicKey)
  if (kind === 'SVR' && privateKey === '') throw keyMismatch()
  if (privateKey !== '') checkPrivateKey(contents.chain, privateKey)
  checkAlias(Alias)
  const tags = readTags(request.Tags)
  const same = request.Repeatable === false ? findSame(world, contents.fingerprint) : undefined
  if (same) return { CertificateId: same.certificateId, RepeatCertId: same.certificateId }

  const certificateId = newCertificateId()
  certificates(world).set(certificateId, {
    ...contents,
    certificateId,
    kind,
    privateKey,
    alias: Alias,
    projectId: request.ProjectId ?? 0,
    status: status.issued,
    statusMessage: '',
    insertedAt: world.clock.now(),
  })
  setTags(world, resourceName(world, 'certificate', '', certificateId), tags)
  return { CertificateId: certificateId, RepeatCertId: '' }
}

function readKind(type: string): 'SVR' | 'CA' {
  if (type === 'SVR' || type === 'CA') return type
  throw new CloudError('InvalidParameterValue', 'CertificateType is SVR or CA.')
}

function findSame(world: World, fingerprint: string): Certificate | undefined {
  return [...certificates(world).values()].find((one) => one.fingerprint === fingerprint)
}
