import type {
  Authentication,
  Https,
  Origin,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { statusOf } from '../ssl/find.ts'
import { certificates, status } from '../ssl/model.ts'
import { invalidHost, invalidParameter } from './errors.ts'
import type { Settings } from './model.ts'

const originTypes = ['cos', 'domain', 'domainv6', 'ip', 'ipv6', 'ip_ipv6', 'ip_domain', 'ipv6_domain']
const bucketHost = /^[a-z0-9-]+-\d+\.cos(-website)?\.[a-z0-9-]+\.myqcloud\.com$/

/** Holds the parts that a request gives against the cloud's rules. @throws CloudError */
export function checkSettings(world: World, domain: string, given: Partial<Settings>): void {
  if (given.Origin) checkOrigin(given.Origin)
  if (given.Https) checkHttps(world, domain, given.Https)
  if (given.Authentication) checkAuthentication(given.Authentication)
}

function checkOrigin({ OriginType = '', Origins = [], CosPrivateAccess = 'off' }: Origin): void {
  if (!originTypes.includes(OriginType)) throw invalidHost(`OriginType is one of ${originTypes.join(', ')}.`)
  if (Origins.length === 0) throw invalidHost('Origins is empty.')
  const stranger = OriginType === 'cos' && Origins.find((origin) => !bucketHost.test(origin))
  if (stranger) throw invalidHost(`\`${stranger}\` is not the host of a bucket.`)
  if (CosPrivateAccess === 'on' && OriginType !== 'cos') throw invalidHost('CosPrivateAccess needs a bucket.')
}

/** A certificate of the account, still valid and for the domain's name. */
function checkHttps(world: World, domain: string, { Switch, CertInfo }: Https): void {
  if (Switch !== 'on') return
  if (CertInfo?.Certificate || CertInfo?.PrivateKey) {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator takes certificates by CertId: upload to ssl first.',
    )
  }
  if (!CertInfo?.CertId) throw new CloudError('InvalidParameter.CdnCertNoCertInfo', '未配置证书信息。')
  const certificate = certificates(world).get(CertInfo.CertId)
  if (!certificate || statusOf(world, certificate) !== status.issued) {
    throw new CloudError('InvalidParameter.CdnCertInfoNotFound', '证书不存在。')
  }
  if (certificate.names.some((name) => covers(name, domain))) return
  throw new CloudError('InvalidParameter.SslCertMatchError', `The certificate is not for ${domain}.`)
}

/** Letters and digits; the type of the API says up to 32 of them, the guide 40. */
const keyForm = /^[0-9A-Za-z]{6,32}$/
const parameterForm = /^[A-Za-z_]\w{0,99}$/
/** Twenty years, in seconds. */
const longestLife = 630_720_000

/** One type of it, with what that needs. https://cloud.tencent.com/document/api/228/30987#Authentication */
function checkAuthentication({ Switch, TypeA, TypeB, TypeC, TypeD }: Authentication): void {
  if (Switch !== 'on') return
  if (TypeB || TypeC) {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator knows the types A and D of Authentication.',
    )
  }
  const type = TypeA ?? TypeD
  if (!type || (TypeA && TypeD)) throw invalidParameter('Authentication has exactly one type when it is on.')
  const { SecretKey, BackupSecretKey, ExpireTime, FilterType } = type
  const keys = [SecretKey, ...(BackupSecretKey ? [BackupSecretKey] : [])]
  const names = [type.SignParam, ...(TypeD ? [TypeD.TimeParam] : [])]
  if (!keys.every((key) => keyForm.test(key)))
    throw invalidParameter('A key of Authentication has 6 to 32 letters and digits.')
  if (!names.every((name) => parameterForm.test(name)))
    throw invalidParameter('A parameter of Authentication has letters, digits and underscores.')
  if (!Number.isInteger(ExpireTime) || ExpireTime < 1 || ExpireTime > longestLife)
    throw invalidParameter(`ExpireTime is from 1 to ${longestLife}.`)
  if (!['whitelist', 'blacklist'].includes(FilterType))
    throw invalidParameter('FilterType is whitelist or blacklist.')
}

/** A wildcard stands for one label. */
function covers(name: string, domain: string): boolean {
  return name === domain || (name.startsWith('*.') && domain.slice(domain.indexOf('.')) === name.slice(1))
}
