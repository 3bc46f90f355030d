import type {
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { Action } from '../../service.ts'
import { findCertificate } from '../find.ts'
import { showCertificate } from '../views.ts'

/** https://cloud.tencent.com/document/api/400/41673 */
export const describeCertificateDetail: Action<
  DescribeCertificateDetailRequest,
  DescribeCertificateDetailResponse
> = ({ CertificateId }, { world }) => {
  const certificate = findCertificate(world, CertificateId)
  return {
    ...showCertificate(world, certificate),
    CertificatePublicKey: certificate.chain,
    CertificatePrivateKey: certificate.privateKey,
    CertFingerprint: certificate.fingerprint,
    EncryptAlgorithm: certificate.algorithm,
  }
}
