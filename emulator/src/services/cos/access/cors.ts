import type { IncomingHttpHeaders } from 'node:http'
import type { corsConfiguration } from '../configurations/cors.ts'
import type { Bucket } from '../model.ts'
import type { Tree } from '../xml/shape.ts'
import { matchesWildcard } from './wildcard.ts'

type Rule = Tree<typeof corsConfiguration>['CORSRule'][number]

/** What a browser asks before it sends a request of a page from another origin. */
export interface CrossOriginRequest {
  readonly origin: string
  readonly method: string
  readonly headers: readonly string[]
}

/** The headers that allow the request, if a rule of the bucket does. */
export function allowCrossOrigin(
  bucket: Bucket,
  { origin, method, headers }: CrossOriginRequest,
): Record<string, string> | undefined {
  const configuration = corsConfigurationOf(bucket)
  const rule = configuration?.CORSRule.find(
    (candidate) =>
      candidate.AllowedOrigin.some((pattern) => matchesWildcard(pattern, origin)) &&
      candidate.AllowedMethod.includes(method) &&
      headers.every((header) => candidate.AllowedHeader.some((pattern) => matchesWildcard(pattern, header))),
  )
  return rule && answerOf(rule, origin, headers, configuration?.ResponseVary === 'true')
}

/** The same for a request itself, whose headers were asked about before. */
export function crossOriginHeaders(
  bucket: Bucket,
  method: string,
  { origin }: IncomingHttpHeaders,
): Record<string, string> {
  if (origin === undefined) return {}
  return allowCrossOrigin(bucket, { origin, method, headers: [] }) ?? {}
}

function answerOf(rule: Rule, origin: string, headers: readonly string[], vary: boolean) {
  return {
    'access-control-allow-origin': rule.AllowedOrigin.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethod.join(','),
    ...(headers.length > 0 ? { 'access-control-allow-headers': headers.join(',') } : {}),
    ...(rule.ExposeHeader.length > 0 ? { 'access-control-expose-headers': rule.ExposeHeader.join(',') } : {}),
    ...(rule.MaxAgeSeconds === undefined ? {} : { 'access-control-max-age': rule.MaxAgeSeconds }),
    ...(vary ? { vary: 'Origin' } : {}),
  }
}

function corsConfigurationOf({ configurations }: Bucket) {
  // It was read by this very shape when it was put.
  return configurations.cors as Tree<typeof corsConfiguration> | undefined
}
