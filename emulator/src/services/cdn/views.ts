import type {
  BriefDomain,
  DetailDomain,
  Https,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { World } from '../../engine/world.ts'
import { certificates } from '../ssl/model.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import type { CdnDomain } from './model.ts'

export function domainTags(world: World, { domain }: CdnDomain): Tags {
  return tagsOf(world, resourceName(world, 'cdnDomain', '', domain))
}

export function showBriefDomain(world: World, one: CdnDomain): BriefDomain {
  return { ...common(world, one), Origin: one.settings.Origin }
}

/** More comes back than was given: every part with its defaults, the certificate with its dates. */
export function showDomain(world: World, one: CdnDomain): DetailDomain {
  return {
    ...common(world, one),
    ...one.settings,
    ...(one.settings.Https && { Https: showHttps(world, one.settings.Https, one.updatedAt) }),
    Tag: asTagKeyValue(domainTags(world, one)),
  }
}

function common(world: World, one: CdnDomain) {
  return {
    ResourceId: one.resourceId,
    AppId: Number(world.account.appId),
    Domain: one.domain,
    Cname: `${one.domain}.cdn.dnsv1.com`,
    Status: one.status,
    ProjectId: one.projectId,
    ServiceType: one.serviceType,
    Area: one.area,
    Disable: 'normal',
    Readonly: 'normal',
    Product: 'cdn',
    ParentHost: '',
    CreateTime: chinaTime(one.createdAt),
    UpdateTime: chinaTime(one.updatedAt),
  }
}

function showHttps(world: World, https: Https, deployedAt: number): Https {
  const certificate = certificates(world).get(https.CertInfo?.CertId ?? '')
  if (https.Switch !== 'on' || !certificate) return { ...https, SslStatus: 'closed' }
  return {
    ...https,
    SslStatus: 'deployed',
    CertInfo: {
      CertId: certificate.certificateId,
      CertName: certificate.alias,
      ExpireTime: chinaTime(certificate.notAfter),
      DeployTime: chinaTime(deployedAt),
      Message: '',
      From: '',
    },
  }
}
