import type {
  DescribeCertificateRequest,
  DescribeCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { Action } from '../../service.ts'
import { findCertificate } from '../find.ts'
import { showCertificate } from '../views.ts'

/** Without certificate and key, which DescribeCertificateDetail has. */
export const describeCertificate: Action<DescribeCertificateRequest, DescribeCertificateResponse> = (
  { CertificateId },
  { world },
) => showCertificate(world, findCertificate(world, CertificateId))
