import type {
  DownloadCertificateRequest,
  DownloadCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { packForNginx } from '../archive.ts'
import { findCertificate } from '../find.ts'

export const downloadCertificate: Action<DownloadCertificateRequest, DownloadCertificateResponse> = async (
  { CertificateId },
  { world },
) => {
  const certificate = findCertificate(world, CertificateId)
  if (certificate.chain === '') {
    throw new CloudError('FailedOperation.CertificateStatusNotAllowDownload', '当前证书状态不允许下载。')
  }
  const archive = await packForNginx(certificate)
  return { Content: Buffer.from(archive).toString('base64'), ContentType: 'application/zip' }
}
