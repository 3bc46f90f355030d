import type {
  Certificates,
  DescribeCertificateResponse,
  DvAuthDetail,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import type { World } from '../../engine/world.ts'
import { subDomainIn, zoneOf } from '../dnspod/resolve.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { boundResources } from './bound-resources.ts'
import { statusOf } from './find.ts'
import { type Certificate, type Order, type Status, status } from './model.ts'

const statusNames: Readonly<Record<Status, string>> = {
  [status.reviewing]: '审核中',
  [status.issued]: '已通过',
  [status.failed]: '审核失败',
  [status.expired]: '已过期',
  [status.recordAdded]: '已添加DNS记录',
  [status.cancelled]: '已取消',
}

export function certificateTags(world: World, { certificateId }: Certificate): Tags {
  return tagsOf(world, resourceName(world, 'certificate', '', certificateId))
}

export function showListedCertificate(world: World, certificate: Certificate): Certificates {
  return {
    ...common(world, certificate),
    BoundResource: boundResources(world, certificate.certificateId),
    CertSANs: [...certificate.names],
    EncryptAlgorithm: certificate.algorithm,
    AllowDownload: certificate.status === status.issued,
  }
}

export function showCertificate(
  world: World,
  certificate: Certificate,
): Omit<DescribeCertificateResponse, 'RequestId'> {
  const { order } = certificate
  return { ...common(world, certificate), ...(order && { DvAuthDetail: showProof(world, order) }) }
}

function common(world: World, certificate: Certificate) {
  const { order, notBefore, notAfter } = certificate
  const now = statusOf(world, certificate)
  return {
    OwnerUin: world.account.uin,
    ProjectId: String(certificate.projectId),
    CertificateId: certificate.certificateId,
    From: order ? 'trustasia' : 'upload',
    CertificateType: certificate.kind,
    ...(order && { PackageType: '83', PackageTypeName: 'TrustAsia C1 DV Free', VerifyType: order.method }),
    ProductZhName: order ? '亚洲诚信（免费版）' : '用户上传',
    Domain: certificate.domain,
    SubjectAltName: [...certificate.names],
    Alias: certificate.alias,
    Status: now,
    StatusName: statusNames[now],
    StatusMsg: certificate.statusMessage,
    CertBeginTime: notBefore === 0 ? '' : chinaTime(notBefore),
    CertEndTime: notAfter === 0 ? '' : chinaTime(notAfter),
    ValidityPeriod: order ? '3' : '',
    InsertTime: chinaTime(certificate.insertedAt),
    IsVip: false,
    IsDv: order !== undefined,
    IsWildcard: certificate.domain.startsWith('*.'),
    IsVulnerability: false,
    RenewAble: false,
    Deployable: now === status.issued,
    Tags: asTagKeyValue(certificateTags(world, certificate)),
  }
}

/** Shown relative to the zone, if this account has it; else by the full name. */
function showProof(world: World, { recordName, recordValue }: Order): DvAuthDetail {
  const zone = zoneOf(world, recordName)
  const domain = zone?.name ?? recordName.replace(/^_dnsauth\./, '')
  const subDomain = zone ? subDomainIn(zone, recordName) : '_dnsauth'
  const proof = { DvAuthKey: subDomain, DvAuthValue: recordValue, DvAuthDomain: domain, DvAuthPath: '' }
  return {
    ...proof,
    DvAuthKeySubDomain: subDomain,
    DvAuths: [{ ...proof, DvAuthSubDomain: subDomain, DvAuthVerifyType: 'TXT' }],
  }
}
