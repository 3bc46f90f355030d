import type { RuleInput } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { duplicate, invalidValue, notSupported, tooLong, wrongProtocol } from './errors.ts'
import { defaultHealthCheck, readHealthCheck } from './health-check.ts'
import { limits } from './limits.ts'
import type { Listener, Rule } from './model.ts'
import { readCertificate, readScheduler, readSession } from './settings.ts'

/**
 * A new rule of a listener that has `siblings`. What belongs to a domain (certificate, HTTP/2) is taken over from
 * a sibling of that domain unless given.
 *
 * @throws CloudError for whatever the cloud would refuse, and for what this emulator has not
 */
export function readRule(
  world: World,
  listener: Listener,
  input: RuleInput,
  siblings: readonly Rule[],
): Omit<Rule, 'locationId' | 'createdAt'> {
  checkSupported(input)
  const domains = readDomains(input)
  const url = readUrl(input.Url)
  checkUnused(domains, url, siblings)
  const sibling = siblings.find((rule) => rule.domains[0] === domains[0])
  const http2 = input.Http2 ?? sibling?.http2 ?? false
  if (http2 && listener.protocol !== 'HTTPS') throw wrongProtocol('Http2 needs an HTTPS listener.')
  const forwardType = readForwardType(listener, input.ForwardType)
  const usual = { ...defaultHealthCheck(listener.protocol), type: forwardType }
  return {
    listenerId: listener.listenerId,
    loadBalancerId: listener.loadBalancerId,
    domains,
    url,
    scheduler: readScheduler(input.Scheduler, true),
    sessionExpireTime: readSession(input.SessionExpireTime, true),
    healthCheck: readHealthCheck(input.HealthCheck, usual, listener.protocol),
    forwardType,
    http2,
    ...readSniCertificate(world, listener, input, sibling),
    defaultServer: input.DefaultServer ?? siblings.length === 0,
    autoCreated: false,
  }
}

export function readUrl(url: string): string {
  if (url.length > limits.urlLength) throw tooLong('Url', limits.urlLength)
  if (!url.startsWith('/')) throw invalidValue('Url begins with a slash.')
  return url
}

export function checkDomains(domains: readonly string[]): void {
  for (const domain of domains) {
    if (domain === '' || domain.length > limits.domainLength) throw tooLong('Domain', limits.domainLength)
  }
}

/** @throws CloudError `InvalidParameterValue.Duplicate` if another rule has one of the domains with that path */
export function checkUnused(domains: readonly string[], url: string, others: readonly Rule[]): void {
  const taken = others.find((rule) => rule.url === url && rule.domains.some((one) => domains.includes(one)))
  if (taken) throw duplicate(`The rule ${taken.locationId} for ${taken.domains.join(', ')} and ${url}`)
}

export function readForwardType(listener: Listener, type = 'HTTP'): Rule['forwardType'] {
  if (type === 'HTTP') return type
  if (type !== 'HTTPS') throw notSupported(`ForwardType ${type}`)
  if (listener.protocol === 'HTTPS') return type
  throw wrongProtocol('ForwardType HTTPS needs an HTTPS listener.')
}

function checkSupported(input: RuleInput): void {
  supportOnly(
    input,
    [
      'Url',
      'Domain',
      'Domains',
      'SessionExpireTime',
      'HealthCheck',
      'Certificate',
      'Scheduler',
      'ForwardType',
      'DefaultServer',
      'Http2',
      'TargetType',
    ],
    'Rules.',
  )
  if ((input.TargetType ?? 'NODE') !== 'NODE') throw notSupported(`targets of type ${input.TargetType}`)
}

function readDomains({ Domain, Domains }: RuleInput): readonly string[] {
  if (Domain !== undefined && Domains !== undefined) {
    throw new CloudError('InvalidParameterCombination', 'Domain and Domains cannot be given together.')
  }
  const domains = Domains ?? (Domain === undefined ? [] : [Domain])
  if (domains.length === 0) throw new CloudError('MissingParameter', 'A rule needs Domain or Domains.')
  checkDomains(domains)
  return domains
}

/** With SNI each domain has its certificate; without, all have the listener's. */
function readSniCertificate(
  world: World,
  listener: Listener,
  { Certificate }: RuleInput,
  sibling: Rule | undefined,
): { certificateId?: string } {
  if (!listener.sni) {
    if (!Certificate) return {}
    throw invalidValue('A rule has a certificate of its own where its listener has SNI alone.')
  }
  const certificateId = Certificate ? readCertificate(world, Certificate) : sibling?.certificateId
  if (certificateId === undefined)
    throw invalidValue('With SNI, the first rule of a domain needs Certificate.')
  return { certificateId }
}
