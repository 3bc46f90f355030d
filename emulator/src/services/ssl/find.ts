import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { certificateNotFound } from './errors.ts'
import { type Certificate, certificates, type Status, status } from './model.ts'

/** @throws CloudError `FailedOperation.CertificateNotFound` */
export function findCertificate(world: World, certificateId: string): Certificate {
  const certificate = certificates(world).get(certificateId)
  if (!certificate) throw certificateNotFound()
  return certificate
}

/** For products that put a certificate to use. @throws CloudError `FailedOperation.CertificateNotAvailable` */
export function findUsableCertificate(world: World, certificateId: string): Certificate {
  const certificate = findCertificate(world, certificateId)
  if (certificate.kind === 'SVR' && statusOf(world, certificate) === status.issued) return certificate
  throw new CloudError('FailedOperation.CertificateNotAvailable', '证书不可用，请检查后再试。')
}

/** Expiry is nobody's act: it is read off the clock. */
export function statusOf(world: World, certificate: Certificate): Status {
  const expired = certificate.status === status.issued && certificate.notAfter < world.clock.now()
  return expired ? status.expired : certificate.status
}

export function isPending({ status: now }: Certificate): boolean {
  return now === status.reviewing || now === status.recordAdded
}
