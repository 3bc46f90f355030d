import type {
  AddCdnDomainRequest,
  DetailDomain,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { CdnDomainFields } from '../cdn-domain.ts'
import { idIn, type ResourceContext } from '../kind.ts'
import { authenticationWith, signingKeys } from './signing.ts'

/** Of the site: what has a hash of its content in its name. */
export const assetsFolder = '/assets'
/** Seconds; the longest that nodes keep anything. Content that changes has another name. */
export const assetsLifetime = 31_536_000

type Delivery = Pick<
  AddCdnDomainRequest,
  'Origin' | 'Authentication' | 'CacheKey' | 'Cache' | 'Compression' | 'ResponseHeader' | 'StatusCodeCache'
>

/** Where the nodes get from what they give out, to whom, and how long they keep it. */
export function deliveryOf(context: ResourceContext, fields: CdnDomainFields): Delivery {
  return fields.site === null ? ofFiles(context, fields) : ofAssets(fields.site)
}

function ofFiles({ cloud, secrets }: ResourceContext, { bucket, cache }: CdnDomainFields): Delivery {
  const origin = `${idIn(bucket ?? '')}.cos.${cloud.connection.region}.myqcloud.com`
  return {
    Origin: {
      OriginType: 'cos',
      Origins: [origin],
      ServerName: origin,
      OriginPullProtocol: 'https',
      CosPrivateAccess: 'on',
    },
    // Without it, whoever knew a key could read the private bucket.
    Authentication: authenticationWith(signingKeys(secrets)),
    // Parameters other than a signature count: COS heeds some, and an answer that somebody changed with one must not be
    // what others get for the same file.
    CacheKey: { FullUrlCache: 'on' },
    Cache: kept([{ CacheType: 'all', CacheContents: ['*'], CacheTime: cache }]),
    ResponseHeader: { Switch: 'on', HeaderRules: [header('X-Content-Type-Options', 'nosniff')] },
  }
}

function ofAssets(site: string): Delivery {
  const { protocol, host, hostname } = new URL(site)
  return {
    Origin: {
      OriginType: 'domain',
      Origins: [host],
      ServerName: hostname,
      OriginPullProtocol: protocol === 'https:' ? 'https' : 'http',
    },
    Authentication: { Switch: 'off' },
    CacheKey: { FullUrlCache: 'off' },
    // Pages and the API are asked for under the site's own name; whoever asks here gets them unkept.
    Cache: kept([
      { CacheType: 'all', CacheContents: ['*'], CacheTime: 0 },
      { CacheType: 'directory', CacheContents: [assetsFolder], CacheTime: assetsLifetime },
    ]),
    Compression: { Switch: 'on', CompressionRules: [compressed] },
    // While a release goes from one host to the next, the origin may not have an asset yet.
    StatusCodeCache: { Switch: 'on', CacheRules: [{ StatusCode: '404', CacheTime: 0 }] },
    // Modules and fonts are loaded from another name only if that says so. There is nothing secret in them.
    ResponseHeader: { Switch: 'on', HeaderRules: [header('Access-Control-Allow-Origin', '*')] },
  }
}

/** Text, as the hosts' web server compresses it. Lengths in bytes; nodes take no larger ones. */
export const compressed = {
  Compress: true,
  RuleType: 'file',
  RulePaths: ['js', 'mjs', 'css', 'svg', 'json', 'wasm'],
  MinLength: 1024,
  MaxLength: 31_457_280,
  Algorithms: ['brotli', 'gzip'],
}

type Rule = { readonly CacheType: string; readonly CacheContents: string[]; readonly CacheTime: number }

function kept(CacheRules: Rule[]) {
  return {
    SimpleCache: {
      CacheRules,
      FollowOrigin: 'off',
      IgnoreCacheControl: 'off',
      IgnoreSetCookie: 'off',
      CompareMaxAge: 'off',
    },
  }
}

function header(HeaderName: string, HeaderValue: string) {
  return { HeaderMode: 'set', HeaderName, HeaderValue, RuleType: 'all', RulePaths: ['*'] }
}

/** The same, as the cloud has it. */
export function deliveryIn({
  Origin,
  Cache,
}: DetailDomain): Pick<CdnDomainFields, 'bucket' | 'site' | 'cache'> {
  const [origin = ''] = Origin?.Origins ?? []
  const isBucket = Origin?.OriginType === 'cos'
  return {
    // `files-1250000001.cos.ap-guangzhou.myqcloud.com`
    bucket: isBucket ? (origin.split('.')[0] ?? '') : null,
    site: isBucket ? null : `${Origin?.OriginPullProtocol}://${origin}`,
    // The last rule is the one of what is kept.
    cache: Cache?.SimpleCache?.CacheRules?.at(-1)?.CacheTime ?? -1,
  }
}
