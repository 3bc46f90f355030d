import type { Settings } from './model.ts'

/** The parts of a domain's configuration that the emulator keeps. */
export const settingNames = [
  'Origin',
  'Authentication',
  'Cache',
  'CacheKey',
  'Compression',
  'ErrorPage',
  'FollowRedirect',
  'ForceRedirect',
  'Https',
  'HttpsBilling',
  'IpFilter',
  'IpFreqLimit',
  'Ipv6Access',
  'MaxAge',
  'OriginPullTimeout',
  'Quic',
  'RangeOriginPull',
  'Referer',
  'RequestHeader',
  'ResponseHeader',
  'ResponseHeaderCache',
  'StatusCodeCache',
] as const

const off = { Switch: 'off' } as const

/**
 * What a part is where nobody said anything, and what its missing fields fall back to when somebody did.
 * https://cloud.tencent.com/document/api/228/30987
 */
const defaults: Omit<Settings, 'Origin'> = {
  Authentication: off,
  Cache: {
    RuleCache: [
      {
        RuleType: 'all',
        RulePaths: ['*'],
        CacheConfig: {
          Cache: {
            ...off,
            CacheTime: 0,
            CompareMaxAge: 'off',
            IgnoreCacheControl: 'off',
            IgnoreSetCookie: 'off',
          },
          NoCache: { ...off, Revalidate: 'off' },
          FollowOrigin: { Switch: 'on' },
        },
      },
    ],
  },
  CacheKey: {
    FullUrlCache: 'on',
    IgnoreCase: 'off',
    QueryString: { ...off, Reorder: 'off', Action: 'includeAll', Value: '' },
  },
  Compression: { ...off, CompressionRules: [] },
  ErrorPage: { ...off, PageRules: [] },
  FollowRedirect: off,
  ForceRedirect: { ...off, RedirectType: 'http', RedirectStatusCode: 302, CarryHeaders: 'off' },
  Https: {
    ...off,
    Http2: 'off',
    OcspStapling: 'off',
    VerifyClient: 'off',
    Hsts: { ...off, MaxAge: 0, IncludeSubDomains: 'off' },
    TlsVersion: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
  },
  HttpsBilling: { Switch: 'on' },
  IpFilter: { ...off, FilterType: 'blacklist', Filters: [] },
  IpFreqLimit: { ...off, Qps: 0 },
  Ipv6Access: off,
  MaxAge: { ...off, MaxAgeRules: [] },
  OriginPullTimeout: { ConnectTimeout: 5, ReceiveTimeout: 10 },
  Quic: off,
  RangeOriginPull: { Switch: 'on' },
  Referer: { ...off, RefererRules: [] },
  RequestHeader: { ...off, HeaderRules: [] },
  ResponseHeader: { ...off, HeaderRules: [] },
  ResponseHeaderCache: { Switch: 'on' },
  StatusCodeCache: { ...off, CacheRules: [] },
}

/** An origin's fields that have no default of their own are left out. */
function originDefaults(domain: string): Settings['Origin'] {
  return {
    ServerName: domain,
    CosPrivateAccess: 'off',
    OriginPullProtocol: 'http',
    BackupOrigins: [],
    PathRules: [],
    PathBasedOrigin: [],
  }
}

/**
 * The settings once `given` has come into force. A part is replaced as a whole: what a request leaves out of it
 * falls back to the default, whatever it was before.
 */
export function applySettings(domain: string, before: Partial<Settings>, given: Partial<Settings>): Settings {
  const usual: Settings = { ...defaults, Origin: originDefaults(domain) }
  const parts = settingNames.map((name) => {
    const part = given[name]
    if (part === undefined || part === null) return [name, before[name] ?? usual[name]]
    // One of the three ways of caching counts, not the default's beside it.
    return [name, name === 'Cache' ? part : { ...usual[name], ...part }]
  })
  return Object.fromEntries(parts) as Settings
}
