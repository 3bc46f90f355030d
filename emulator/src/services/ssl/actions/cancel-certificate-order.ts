import type {
  CancelCertificateOrderRequest,
  CancelCertificateOrderResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findCertificate, isPending } from '../find.ts'
import { certificates, status } from '../model.ts'

export const cancelCertificateOrder: Action<CancelCertificateOrderRequest, CancelCertificateOrderResponse> = (
  { CertificateId },
  { world },
) => {
  const certificate = findCertificate(world, CertificateId)
  if (!isPending(certificate)) {
    throw new CloudError('FailedOperation.CertificateNotFoundOrCantCancel', '该证书不存在或不可取消。')
  }
  certificates(world).set(CertificateId, { ...certificate, status: status.cancelled, statusMessage: '' })
  return { CertificateId }
}
