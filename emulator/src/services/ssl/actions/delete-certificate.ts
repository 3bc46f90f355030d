import type {
  DeleteCertificateRequest,
  DeleteCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { boundResources } from '../bound-resources.ts'
import { findCertificate, isPending } from '../find.ts'
import { durations } from '../limits.ts'
import { type Certificate, certificates } from '../model.ts'

/** https://cloud.tencent.com/document/api/400/41675 */
export const deleteCertificate: Action<DeleteCertificateRequest, DeleteCertificateResponse> = (
  request,
  { world },
) => {
  if (request.IsCheckResource) {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator deletes certificates at once, not by a task (IsCheckResource).',
    )
  }
  const certificate = findCertificate(world, request.CertificateId)
  checkDeletable(world, certificate)
  certificates(world).delete(certificate.certificateId)
  forgetTags(world, resourceName(world, 'certificate', '', certificate.certificateId))
  return { DeleteResult: true, TaskId: '' }
}

function checkDeletable(world: World, certificate: Certificate): void {
  const [bound] = boundResources(world, certificate.certificateId)
  if (bound !== undefined) {
    throw new CloudError('FailedOperation.BoundResources', `有未解绑的云资源，不能被删除。(${bound})`)
  }
  if (isPending(certificate)) {
    throw new CloudError(
      'FailedOperation.InvalidCertificateStatusCode',
      '证书状态不正确。The order is still open: CancelCertificateOrder comes first.',
    )
  }
  const age = (world.clock.now() - certificate.insertedAt) * world.clock.speed
  if (certificate.order && age < durations.keepFree) {
    throw new CloudError('FailedOperation.CannotBeDeletedWithinHour', '免费证书申请1小时内不允许删除。')
  }
}
