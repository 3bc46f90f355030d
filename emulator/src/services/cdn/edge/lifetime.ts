import type { IncomingHttpHeaders } from 'node:http'
import type {
  CacheConfigCache,
  SimpleCache,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Settings } from '../model.ts'
import { matchesPath } from './paths.ts'

/** Seconds that an answer is kept whose origin says nothing of it, where the origin is followed. */
const unsaid = 600

/** How a node treats an answer, by the rule of its path. */
interface Treatment {
  /** Seconds; undefined where the origin decides. */
  readonly seconds: number | undefined
  /** Whether an origin that asks not to be kept is kept all the same. */
  readonly forced: boolean
  /** Whether the origin's age counts where it is shorter. */
  readonly atMostTheOrigins: boolean
  /** Whether an answer that sets a cookie is left alone. */
  readonly cookiesForbid: boolean
}

/** An answer of the origin, as far as it says how long it may be kept. */
export interface Keepable {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** Seconds that a node keeps an answer; 0: not at all. https://cloud.tencent.com/document/product/228/47672 */
export function lifetimeOf(settings: Settings, path: string, { status, headers }: Keepable): number {
  if (status === 403 || status === 404) return lifetimeOfFailure(settings, status)
  const treatment = status === 200 ? treatmentOf(settings.Cache, path) : undefined
  if (!treatment) return 0
  const { seconds, forced, atMostTheOrigins, cookiesForbid } = treatment
  if (cookiesForbid && headers['set-cookie']) return 0
  const said = readCacheControl(headers['cache-control'])
  if (said.forbidden && !forced) return 0
  if (seconds === undefined) return said.seconds ?? unsaid
  return atMostTheOrigins ? Math.min(seconds, said.seconds ?? seconds) : seconds
}

function lifetimeOfFailure({ StatusCodeCache }: Settings, status: number): number {
  if (StatusCodeCache?.Switch !== 'on') return 0
  return StatusCodeCache.CacheRules?.find(({ StatusCode }) => StatusCode === String(status))?.CacheTime ?? 0
}

/** The last rule that fits counts. */
function treatmentOf(cache: Settings['Cache'], path: string): Treatment | undefined {
  if (cache?.SimpleCache) return simpleTreatment(cache.SimpleCache, path)
  const config = cache?.RuleCache?.findLast(({ RuleType, RulePaths }) =>
    matchesPath(RuleType, RulePaths, path),
  )?.CacheConfig
  if (!config || config.NoCache?.Switch === 'on') return undefined
  if (config.Cache?.Switch !== 'on') return followed
  return { seconds: config.Cache.CacheTime, ...manners(config.Cache) }
}

function simpleTreatment(cache: SimpleCache, path: string): Treatment | undefined {
  const rule = cache.CacheRules.findLast(({ CacheType, CacheContents }) =>
    matchesPath(CacheType, CacheContents, path),
  )
  if (!rule) return cache.FollowOrigin === 'on' ? followed : undefined
  return { seconds: rule.CacheTime, ...manners(cache) }
}

const followed: Treatment = {
  seconds: undefined,
  forced: false,
  atMostTheOrigins: false,
  cookiesForbid: false,
}

function manners(one: Pick<CacheConfigCache, 'IgnoreCacheControl' | 'CompareMaxAge' | 'IgnoreSetCookie'>) {
  return {
    forced: one.IgnoreCacheControl === 'on',
    atMostTheOrigins: one.CompareMaxAge === 'on',
    cookiesForbid: one.IgnoreSetCookie === 'on',
  }
}

function readCacheControl(header = ''): { readonly forbidden: boolean; readonly seconds?: number } {
  const forbidden = /\b(no-store|no-cache|private)\b/i.test(header)
  const [, seconds] = /\bs-maxage=(\d+)/i.exec(header) ?? /\bmax-age=(\d+)/i.exec(header) ?? []
  return { forbidden, ...(seconds === undefined ? {} : { seconds: Number(seconds) }) }
}
