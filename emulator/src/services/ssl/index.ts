import type { Service } from '../service.ts'
import { applyCertificate } from './actions/apply-certificate.ts'
import { cancelCertificateOrder } from './actions/cancel-certificate-order.ts'
import { checkCertificateDomainVerification } from './actions/check-certificate-domain-verification.ts'
import { completeCertificate } from './actions/complete-certificate.ts'
import { deleteCertificate } from './actions/delete-certificate.ts'
import { describeCertificate } from './actions/describe-certificate.ts'
import { describeCertificateDetail } from './actions/describe-certificate-detail.ts'
import { describeCertificates } from './actions/describe-certificates.ts'
import { downloadCertificate } from './actions/download-certificate.ts'
import { modifyCertificateAlias } from './actions/modify-certificate-alias.ts'
import { uploadCertificate } from './actions/upload-certificate.ts'
import { handleTasks } from './lifecycle.ts'

export const ssl: Service = {
  product: 'ssl',
  version: '2019-12-05',
  global: true,
  actions: {
    ApplyCertificate: applyCertificate,
    CancelCertificateOrder: cancelCertificateOrder,
    CheckCertificateDomainVerification: checkCertificateDomainVerification,
    CompleteCertificate: completeCertificate,
    DeleteCertificate: deleteCertificate,
    DescribeCertificate: describeCertificate,
    DescribeCertificateDetail: describeCertificateDetail,
    DescribeCertificates: describeCertificates,
    DownloadCertificate: downloadCertificate,
    ModifyCertificateAlias: modifyCertificateAlias,
    UploadCertificate: uploadCertificate,
  },
  start: handleTasks,
}
