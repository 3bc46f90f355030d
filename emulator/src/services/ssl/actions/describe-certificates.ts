import type {
  DescribeCertificatesRequest,
  DescribeCertificatesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { World } from '../../../engine/world.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { statusOf } from '../find.ts'
import { limits } from '../limits.ts'
import { type Certificate, certificates } from '../model.ts'
import { certificateTags, showListedCertificate } from '../views.ts'

/** https://cloud.tencent.com/document/api/400/41671 */
export const describeCertificates: Action<DescribeCertificatesRequest, DescribeCertificatesResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    'Offset',
    'Limit',
    'SearchKey',
    'CertificateType',
    'ProjectId',
    'ExpirationSort',
    'CertificateStatus',
    'Upload',
    'FilterSource',
    'Tags',
    'CertIds',
  ])
  const found = [...certificates(world).values()].filter((one) => isAskedFor(world, one, request))
  const page = pageOf(inOrder(found, request.ExpirationSort), request, {
    ...limits.perPage,
    code: 'InvalidParameterValue',
  })
  return {
    TotalCount: found.length,
    Certificates: page.map((certificate) => showListedCertificate(world, certificate)),
  }
}

function isAskedFor(world: World, one: Certificate, request: DescribeCertificatesRequest): boolean {
  const { CertIds = [], SearchKey = '', CertificateStatus = [], Tags = [] } = request
  const { CertificateType = one.kind, ProjectId = one.projectId } = request
  const uploaded = one.order === undefined
  const { FilterSource = uploaded ? 'upload' : 'buy', Upload = uploaded ? 1 : 0 } = request
  const tags = certificateTags(world, one)
  return (
    (CertIds.length === 0 || CertIds.includes(one.certificateId)) &&
    [one.certificateId, one.alias, one.domain, ...one.names].some((text) => text.includes(SearchKey)) &&
    (CertificateStatus.length === 0 || CertificateStatus.map(Number).includes(statusOf(world, one))) &&
    Tags.every(({ TagKey, TagValue }) => tags[TagKey] === TagValue) &&
    CertificateType === one.kind &&
    ProjectId === one.projectId &&
    (FilterSource === 'upload') === uploaded &&
    (Upload === 1) === uploaded
  )
}

/** The newest first, unless the order of expiry is asked for. */
function inOrder(found: readonly Certificate[], expiry: string | undefined): Certificate[] {
  if (expiry === 'ASC') return found.toSorted((a, b) => a.notAfter - b.notAfter)
  if (expiry === 'DESC') return found.toSorted((a, b) => b.notAfter - a.notAfter)
  return found.toSorted((a, b) => b.insertedAt - a.insertedAt)
}
