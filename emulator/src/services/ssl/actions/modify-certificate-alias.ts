import type {
  ModifyCertificateAliasRequest,
  ModifyCertificateAliasResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { Action } from '../../service.ts'
import { checkAlias } from '../alias.ts'
import { findCertificate } from '../find.ts'
import { certificates } from '../model.ts'

export const modifyCertificateAlias: Action<ModifyCertificateAliasRequest, ModifyCertificateAliasResponse> = (
  { CertificateId, Alias = '' },
  { world },
) => {
  const certificate = findCertificate(world, CertificateId)
  checkAlias(Alias)
  certificates(world).set(CertificateId, { ...certificate, alias: Alias })
  return { CertificateId }
}
